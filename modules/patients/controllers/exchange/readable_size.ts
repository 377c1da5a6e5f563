const UNITS = ['B', 'kB', 'MB', 'GB'] as const

/** `3.4 MB`, to be told by at a glance. */
export function readableSize(bytes: number): string {
  let [size, unit] = [bytes, 0]
  while (size >= 1000 && unit < UNITS.length - 1) [size, unit] = [size / 1000, unit + 1]
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit]}`
}
