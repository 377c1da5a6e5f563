/** Two patients in one order, however they are named. */
export interface Pair {
  one_id: string
  other_id: string
}

export function pairOf(left: string, right: string): Pair {
  return left < right ? { one_id: left, other_id: right } : { one_id: right, other_id: left }
}
