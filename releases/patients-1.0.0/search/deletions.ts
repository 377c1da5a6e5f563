/** Only the beginning is taken apart: enough to meet, and rows stay few for long names. */
const TAKEN_APART = 7
/** A slip in a shorter word could be any other short word. */
export const SHORTEST_MISSPELLING = 4

/**
 * The deletion neighbourhood of SymSpell: the word's beginning, and it with each letter left out.
 * Two words one slip apart always share at least one of these.
 */
export function deletions(word: string): string[] {
  const letters = [...word].slice(0, TAKEN_APART)
  const shortened = letters.map((_, index) => letters.toSpliced(index, 1).join(''))
  return [...new Set([letters.join(''), ...shortened])]
}
