import { LONGEST } from '../people/draft.js'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/** Whether a cell holds an address. Long ones are not looked into: the pattern's work is quadratic. */
export function looksLikeEmail(text: string): boolean {
  return text.length <= LONGEST.email && EMAIL.test(text)
}
