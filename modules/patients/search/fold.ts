/** Letters that no Unicode decomposition takes apart. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
}
const UNDECOMPOSED = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')
/** The marks of Latin, Greek and Cyrillic; those of Japanese or Hindi are part of the letter. */
const ACCENTS = /[\u0300-\u036f]/g
const APOSTROPHES = /['’‘ʼʻ`´]/gu
const SEPARATORS = /[^\p{L}\p{N}\p{M}]+/u
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Text that has no accents to lose, as most notes are; taking others apart costs several times more. */
// eslint-disable-next-line no-control-regex
const PLAIN_LETTERS = /^[\x00-\x7f]*$/

/** Lower case without accents: `Muñoz` and `MUNOZ` become one. Never shown to anyone. */
export function fold(text: string): string {
  if (PLAIN_LETTERS.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(UNDECOMPOSED, (letter) => PLAIN[letter])
    .normalize('NFC')
}

/**
 * Words under which one name is found: `O'Neil` as oneil and neil, `Smith-Jones` as smith, jones
 * and smithjones, `de la Cruz` as de, la, cruz and delacruz.
 */
export function nameWords(name: string): string[] {
  const folded = fold(name)
  const pieces = folded.split(/['’‘ʼʻ`´]|[^\p{L}\p{N}\p{M}]+/u).filter(Boolean)
  const joined = folded.replace(APOSTROPHES, '').split(/[^\p{L}\p{N}\p{M}-]+/u)
  const compounds = joined.map((word) => word.replaceAll('-', '')).filter(Boolean)
  return [...new Set([...pieces.filter(isTelling), ...compounds, compounds.join('')])].filter(
    Boolean
  )
}

/** Words as someone types them into the search box: an apostrophe or a hyphen joins. */
export function typedWords(text: string): string[] {
  return fold(text)
    .replace(APOSTROPHES, '')
    .replace(/(?<=\p{L})-(?=\p{L})/gu, '')
    .split(SEPARATORS)
    .filter(Boolean)
}

/** One string per name, equal when only case, accents, spaces and punctuation differ. */
export function sameName(name: string | null): string {
  return fold(name ?? '').replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}

/** Chinese, Japanese or Korean: written without a space between family and given name. */
export function isCjk(text: string): boolean {
  return CJK.test(text)
}

export function digitsOf(text: string): string {
  return text.normalize('NFKC').replace(/\D+/g, '')
}

function isTelling(piece: string): boolean {
  return piece.length > 1 || isCjk(piece)
}
