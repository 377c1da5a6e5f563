/**
 * Whether two words are equal or one slip of the fingers apart: a letter too many, too few or
 * wrong, or two neighbours swapped (optimal string alignment distance of at most 1).
 */
export function withinOneSlip(left: string, right: string): boolean {
  const [long, short] = [[...left], [...right]].sort((a, b) => b.length - a.length)
  if (long.length - short.length > 1) return false
  const start = firstDifference(long, short)
  if (start === long.length) return true
  if (long.length > short.length) return equalFrom(long, start + 1, short, start)
  return equalFrom(long, start + 1, short, start + 1) || isSwapped(long, short, start)
}

function firstDifference(long: string[], short: string[]): number {
  const at = long.findIndex((letter, index) => letter !== short[index])
  return at === -1 ? long.length : at
}

function isSwapped(left: string[], right: string[], at: number): boolean {
  return (
    left[at] === right[at + 1] &&
    left[at + 1] === right[at] &&
    equalFrom(left, at + 2, right, at + 2)
  )
}

function equalFrom(
  left: string[],
  leftStart: number,
  right: string[],
  rightStart: number
): boolean {
  return left.slice(leftStart).join('') === right.slice(rightStart).join('')
}
