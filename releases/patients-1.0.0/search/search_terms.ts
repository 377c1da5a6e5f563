import type { DateOrder } from '@medtrack/sdk'
import { readDate } from '../people/dates.js'
import { digitsOf, fold, typedWords } from './fold.js'
import {
  birthDateTerm,
  KEY,
  recordNumberWords,
  SHORTEST_PHONE,
  type KeyKind,
} from './search_keys.js'

/** Keys that begin with `prefix`, or that are one of `exactly`. */
export type KeyMatch =
  { kind: KeyKind; prefix: string } | { kind: KeyKind; exactly: readonly string[] }

/** One thing that was typed: a patient has it when any of the matches is among their keys. */
export interface SearchTerm {
  matches: KeyMatch[]
  /** Set when it may be a misspelt name. */
  word?: string
}

const MOST_TERMS = 6
const DATES = [
  /(?<![\p{L}\p{N}])\d{1,4}([./-])\d{1,2}\1\d{1,4}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}])\d{1,2}(?:st|nd|rd|th|er|\.)?[\s-]+(?:de\s+)?\p{L}{3,}\.?[\s,-]+(?:del?\s+)?\d{2,4}(?!\d)/giu,
  /(?<![\p{L}\p{N}])\p{L}{3,}\.?\s+\d{1,2}(?:st|nd|rd|th)?[\s,]+\d{4}(?!\d)/giu,
]
const MONTH_OF_YEAR = /(?<![\d/.-])(\d{1,2})[/.](\d{4})(?![\d/.-])/g
const NUMBER = /(?<![\p{L}\p{N}-])[+(]*\d[\d\s().+/-]*(?![\p{L}])/gu

/** Takes apart what someone typed into the search box, in any order. */
export function searchTerms(typed: string, order: DateOrder, today: string): SearchTerm[] {
  const terms: SearchTerm[] = []
  const take = (pattern: RegExp, read: (text: string) => SearchTerm | null) => {
    rest = rest.replace(pattern, (text) => {
      const term = read(text)
      if (!term) return text
      terms.push(term)
      return ' '
    })
  }

  let rest = typed.normalize('NFKC').slice(0, 200)
  for (const pattern of DATES) take(pattern, (text) => dateTerm(text, order, today))
  take(MONTH_OF_YEAR, monthTerm)
  take(NUMBER, numberTerm)
  const words = rest
    .split(/[\s,;]+/)
    .filter(Boolean)
    .flatMap(wordTerms)
  return [...terms, ...words].slice(0, MOST_TERMS)
}

function dateTerm(text: string, order: DateOrder, today: string): SearchTerm | null {
  const swapped = { mdy: 'dmy', dmy: 'mdy', ymd: 'mdy' } as const
  const date = [order, swapped[order]]
    .map((one) => readDate(text, one, today))
    .find(({ kind }) => kind === 'date')
  if (date?.kind !== 'date') return null
  const matches: KeyMatch[] = [{ kind: KEY.birthDate, exactly: [birthDateTerm(date.iso)] }]
  const digits = digitsOf(text)
  if (digits.length > 5 && /^[\d.-]+$/.test(text)) matches.push({ kind: KEY.phone, prefix: digits })
  return { matches }
}

function monthTerm(text: string): SearchTerm | null {
  const [month, year] = text.split(/[/.]/)
  if (Number(month) < 1 || Number(month) > 12) return null
  return { matches: [{ kind: KEY.birthDate, prefix: year + month.padStart(2, '0') }] }
}

function numberTerm(text: string): SearchTerm {
  const digits = digitsOf(text)
  const matches: KeyMatch[] = [{ kind: KEY.word, prefix: digits }]
  if (digits.length >= SHORTEST_PHONE) matches.push(...phoneMatches(digits))
  if (/^(1[89]|20)\d{2}(\d{4})?$/.test(digits)) {
    matches.push({ kind: KEY.birthDate, prefix: digits })
  }
  return { matches }
}

/** As typed, and without what a caller dials in front of it: a trunk's zero, a country's code. */
function phoneMatches(digits: string): KeyMatch[] {
  const bare = digits.replace(/^0+/, '')
  const national = digits.length > 10 ? [digits.slice(-10), digits.slice(-9)] : []
  return [...new Set([digits, bare, ...national])]
    .filter((prefix) => prefix.length >= SHORTEST_PHONE)
    .map((prefix) => ({ kind: KEY.phone, prefix }))
}

function wordTerms(text: string): SearchTerm[] {
  if (/\d/.test(text)) {
    return recordNumberWords(fold(text))
      .slice(0, 1)
      .map((prefix) => ({ matches: [{ kind: KEY.word, prefix }] }))
  }
  return typedWords(text).map((word) => ({ matches: [{ kind: KEY.word, prefix: word }], word }))
}
