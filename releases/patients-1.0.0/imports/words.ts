import { fold } from '../search/fold.js'
import type { MaritalStatus } from '../people/marital_status.js'
import type { Sex } from '../people/draft.js'

const SEX_WORDS: Record<Exclude<Sex, 'unknown'>, string> = {
  male: 'm male man boy hombre varon masculino homme masculin garcon mannlich mann h',
  female: 'f female woman girl mujer femenino hembra femme feminin fille weiblich frau w',
  other: 'o other x intersex nonbinary divers otro autre indeterminado d',
}
const UNKNOWN_WORDS = 'u unknown unk desconocido inconnu unbekannt ni'

const MARITAL_WORDS: Record<MaritalStatus, string> = {
  A: 'a annulled anulado annule aufgehoben',
  C: 'c commonlaw cohabiting unionlibre concubinage konkubinat',
  D: 'd divorced divorciado divorciada divorce divorcee geschieden',
  I: 'i interlocutory',
  L: 'l legallyseparated separated separado separada separe separee getrennt getrenntlebend',
  M: 'm married casado casada marie mariee verheiratet',
  P: 'p polygamous',
  S: 's nevermarried single soltero soltera celibataire ledig',
  T: 't domesticpartner partner partnered parejadehecho pacs pacse pacsee eingetragenelebenspartnerschaft lebenspartnerschaft',
  U: 'u unmarried nocasado noncasado unverheiratet',
  W: 'w widowed widow widower viudo viuda veuf veuve verwitwet',
  UNK: 'unk unknown desconocido inconnu unbekannt',
}

const YES =
  'y yes true 1 x deceased dead died si s oui o ja j fallecido fallecida decede decedee verstorben'
const NO = 'n no false 0 alive living non nein vivo viva vivant lebt'

const sexes = lookup(SEX_WORDS)
const maritals = lookup(MARITAL_WORDS)
const unknowns = new Set(UNKNOWN_WORDS.split(' '))
const yes = new Set(YES.split(' '))
const no = new Set(NO.split(' '))

/**
 * @param column every value of the column: beside an H, for hombre, an M is mujer
 * @returns `undefined` when the word is none we know
 */
export function readSex(value: string, column: { hasHombre: boolean }): Sex | undefined {
  const word = bare(value)
  if (unknowns.has(word)) return 'unknown'
  if (word === 'm' && column.hasHombre) return 'female'
  return sexes.get(word)
}

/** Whether a column of sexes says H for hombre, or homme. */
export function hasHombre(values: Iterable<string>): boolean {
  const words = new Set([...values].map(bare))
  return words.has('h') && !words.has('f')
}

export function readMaritalStatus(value: string): MaritalStatus | undefined {
  return maritals.get(bare(value))
}

export function readFlag(value: string): boolean | undefined {
  const word = bare(value)
  if (yes.has(word)) return true
  return no.has(word) ? false : undefined
}

function bare(value: string): string {
  return fold(value).replace(/[^\p{L}\p{N}]+/gu, '')
}

function lookup<T extends string>(words: Record<T, string>): Map<string, T> {
  const entries = Object.entries<string>(words) as [T, string][] // keys of the table given
  return new Map(
    entries.flatMap(([value, spellings]) =>
      spellings.split(' ').map((word) => [word, value] as const)
    )
  )
}
