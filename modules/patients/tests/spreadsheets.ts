import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A real spreadsheet that may lie beside the repository. */
const SHARED = fileURLToPath(
  new URL('../../../../shared/data/patients-spreadsheet.csv', import.meta.url)
)
export const sharedSpreadsheet = existsSync(SHARED) ? SHARED : null

export const SHARED_COUNTS = { 'new': 382, 'repeat': 6, 'look-alike': 9, 'unusable': 3 }
export const TROUBLED_COUNTS = { 'new': 43, 'repeat': 3, 'look-alike': 4, 'unusable': 5 }

const HEADER =
  'Last Name,First Name(s),D.O.B.,Sex,Phone #,Street,City,ZIP,Marital,Chart No,Date of death'
const GIVEN = ['Ana', 'Björn', 'Chloé', 'Dmitri', 'Eve', 'Farid', 'Grace', 'Hiro', 'Inés', 'José']
const FAMILY = [
  'Andersson',
  'Brennan',
  'Castillo',
  'Delacroix',
  'Eriksen',
  'Fitzgerald',
  'Gutierrez',
  'Hoffmann',
]

/**
 * A clinic's export with the troubles that such files have: a byte order mark, US dates, quoted line
 * breaks, accents, a formula, repeats, look-alikes, and rows that nobody can use.
 */
export function troubledSpreadsheet(): string {
  const people = Array.from({ length: 40 }, (_, index) => person(index))
  const rows = [
    'Castilol,Chloé,3/3/1932,F,5550100002,2 Elm Street,Salem,01002,S,,',
    ...people.map((cells) => cells.join(',')),
    '"O\'Hara ""Red""","Mary\nJane",2/29/1988,F,(555) 765-4321,"12 ""Main"", Apt 4",Lowell,01850,,,',
    'Formula,"=HYPERLINK(""http://x"",""y"")",3/3/1983,M,,,,,,,',
    'Łukasik,Zoë,12/31/1999,F,+48 601 234 567,,,,Never Married,,',
    ...[4, 9, 17].map((index) => people[index].join(',')),
    ...[11, 20, 33].map((index) => withSlip(people[index]).join(',')),
    'Nobody,,13/45/1990,M,555-000-0000,,,,,,',
    ',Ghost,1/1/2001,F,,,,,,,',
    'Future,Baby,1/1/2091,F,,,,,,,',
    'Undead,Otto,5/5/1955,M,,,,,,,4/4/1944',
    'Leap,Anna,2/29/1990,F,,,,,,,',
  ]
  return `\ufeff${[HEADER, ...rows].join('\r\n')}\r\n`
}

/** A file of so many ordinary people. */
export function plainSpreadsheet(count: number): string {
  return [HEADER, ...Array.from({ length: count }, (_, index) => person(index).join(','))].join(
    '\n'
  )
}

function person(index: number): string[] {
  const year = 1930 + (index % 90)
  const day = 1 + (index % 28)
  const phone = `555-010-${String(index).padStart(4, '0')}`
  const sex = index % 2 === 0 ? 'F' : 'M'
  const number = `A${String(index).padStart(5, '0')}`
  return [
    FAMILY[index % FAMILY.length],
    GIVEN[index % GIVEN.length],
    `${1 + (index % 12)}/${day}/${year}`,
    sex,
    phone,
    `${index} Elm Street`,
    'Salem',
    '01002',
    'S',
    number,
    '',
  ]
}

/** Typed a second time, in a hurry: two letters swapped, another phone format, no chart number. */
function withSlip(cells: string[]): string[] {
  const [family, given, born, sex, phone, ...rest] = cells
  const swapped = family[0] + family[2] + family[1] + family.slice(3)
  return [swapped, given, born, sex, phone.replaceAll('-', ''), ...rest.toSpliced(4, 1, '')]
}
