import { Exception } from '@adonisjs/core/exceptions'
import { withDot, type Icd10Entry } from './edition.js'

/** The file is not one of those that CMS publishes. */
export class NotCmsFileError extends Exception {
  static code = 'E_NOT_ICD10_FILE'
  static status = 422
}

const CODE = /^[A-Z]\d[0-9A-Z]{1,5}$/
const ORDER_LINE = /^\d{5}[ \t]/
/** Far more than a line of noise, and less than any edition has. */
const FEWEST = 100

/**
 * Reads what CMS publishes as plain text: the order file (`icd10cm_order_2026.txt`; columns 1–5 order number, 7–13 code, 15
 * whether it is valid for claims, 17–76 short description, 78– long description), the file of codes (`icd10cm_codes_2026.txt`;
 * code and description), or either with tabs in place of the columns.
 *
 * @throws NotCmsFileError naming the first line that is neither
 */
export function readCmsFile(text: string): Icd10Entry[] {
  const lines = text.split(/\r?\n/)
  const entries: Icd10Entry[] = []
  const seen = new Set<string>()
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const entry = ORDER_LINE.test(line) ? orderLine(line) : codeLine(line)
    if (!entry || seen.has(entry.code)) throw problemAt(index + 1, entry)
    seen.add(entry.code)
    entries.push(entry)
  }
  if (entries.length < FEWEST) {
    throw new NotCmsFileError(`The file holds ${entries.length} codes, which is no edition.`)
  }
  return entries
}

function problemAt(line: number, entry: Icd10Entry | null) {
  return new NotCmsFileError(
    entry
      ? `Line ${line} repeats the code ${entry.code}.`
      : `Line ${line} is not a line of a CMS file.`
  )
}

function orderLine(line: string): Icd10Entry | null {
  const cells = line.includes('\t')
    ? line.split('\t').slice(1)
    : [line.slice(6, 13), line.slice(14, 15), line.slice(16, 76), line.slice(77)]
  const [code, flag, short, long] = cells.map((cell) => cell.trim())
  if (!/^[01]$/.test(flag ?? '')) return null
  return toEntry(code, short, long || short, flag === '1')
}

/** Holds no headings: every code in it is valid. */
function codeLine(line: string): Icd10Entry | null {
  const [, code, long] = /^(\S+)[ \t]+(.+)$/.exec(line) ?? []
  return toEntry(code, long, long, true)
}

function toEntry(
  code: string | undefined,
  short: string | undefined,
  long: string | undefined,
  isValid: boolean
): Icd10Entry | null {
  if (!code || !CODE.test(code) || !short || !long) return null
  return { code: withDot(code), short, long: long.trim(), isValid }
}

/** The edition that a file's name tells: fiscal years begin in October of the year before. */
export function editionOf(fileName: string): string | null {
  const year = /(20\d\d)/.exec(fileName)?.[1]
  return year ? `${Number(year) - 1}-10-01` : null
}
