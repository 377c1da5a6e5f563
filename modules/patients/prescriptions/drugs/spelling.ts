/**
 * A name as English and Spanish share it: `Amoxicillin` and `amoxicilina`, `azithromycin` and `azitromicina` are one.
 * Words that differ in more than their spelling stay apart: `prednisone` is not `prednisolone`.
 */
export function spelling(text: string): string {
  return spelledWords(text).join(' ')
}

export function spelledWords(text: string): string[] {
  return plainWords(text).map(spellWord)
}

/** Words in lower case, without accents and punctuation. */
export function plainWords(text: string): string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

function spellWord(word: string): string {
  const sounds = word
    .replaceAll('ph', 'f')
    .replaceAll('th', 't')
    .replaceAll('ch', 'c')
    .replaceAll('y', 'i')
    .replaceAll('k', 'c')
    .replaceAll(/(\p{L})\1/gu, '$1')
  return sounds.length > 4 ? sounds.replace(/[aeo]?s?$/, '') : sounds
}
