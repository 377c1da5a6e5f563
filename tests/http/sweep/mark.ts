/** Stands in everything that the other clinic holds, and nowhere else. */
export const MARK = 'Quetzalbird'
