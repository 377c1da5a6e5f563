import { fold } from '../search/fold.js'

const SHOWN_BEFORE = 60
const SHOWN_AFTER = 120

/** The words of a question, as they are compared: without case and accents. */
export function wordsOf(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean)
}

/** Whether every word stands somewhere in the text. */
export function saysAll(text: string, words: readonly string[]): boolean {
  const folded = fold(text)
  return words.every((word) => folded.includes(word))
}

/** Whether a coded entry is meant: by every word of its name, or by how its code begins. */
export function isMeant(
  { code, display }: { code: string | null; display: string },
  asked: string
): boolean {
  const words = wordsOf(asked)
  if (words.length === 0) return false
  const isCode = words.length === 1 && /\d/.test(words[0])
  return (isCode && code !== null && fold(code).startsWith(words[0])) || saysAll(display, words)
}

/** The place in a text where one of the words stands, with what stands around it. */
export function excerpt(text: string, words: readonly string[]): string {
  const folded = fold(text)
  const places = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0)
  // Folding may make a text a little longer: the place is meant for reading, not for counting.
  const at = Math.min(places.length > 0 ? Math.min(...places) : 0, text.length)
  const [start, end] = [Math.max(0, at - SHOWN_BEFORE), Math.min(text.length, at + SHOWN_AFTER)]
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`
}
