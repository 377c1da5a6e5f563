import { isCjk } from '../search/fold.js'

export interface SplitName {
  given: string
  middle: string | null
  family: string
}

/** Words that begin a family name of several: van der Berg, de la Cruz. */
const PARTICLES = new Set(
  "de del de'la la las los van von der den dos da do di du le el al bin ibn st mac mc ter ten zu zur".split(
    ' '
  )
)

/** Takes a whole name apart: `Santos, Ana Maria` or `Ana Maria Santos`. */
export function splitName(whole: string): SplitName {
  const [family, given] = whole.split(',', 2).map((part) => part.trim())
  if (given) return { family, ...givenAndMiddle(given.split(' ')) }
  const words = whole.split(' ').filter(Boolean)
  if (words.length < 2) {
    return isCjk(whole) ? ofCharacters(whole) : { given: '', middle: null, family: whole }
  }
  const start = familyStart(words)
  return { ...givenAndMiddle(words.slice(0, start)), family: words.slice(start).join(' ') }
}

function givenAndMiddle([given = '', ...rest]: string[]) {
  return { given, middle: rest.length > 0 ? rest.join(' ') : null }
}

function familyStart(words: string[]): number {
  const particle = words.findIndex((word, index) => index > 0 && PARTICLES.has(word.toLowerCase()))
  return particle > 0 && particle < words.length - 1 ? particle : words.length - 1
}

/** A Chinese, Japanese or Korean name in one word: nearly all family names are its first character. */
function ofCharacters(whole: string): SplitName {
  const [family, ...given] = [...whole]
  return { family, given: given.join(''), middle: null }
}
