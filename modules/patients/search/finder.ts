import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { currentClinic } from '@medtrack/sdk'
import { todayIn } from '../people/age.js'
import { listedColumns, type ListedPatient, toListed } from '../people/listed_patient.js'
import { rankByCloseness } from './ranking.js'
import { similarWords } from './spellings.js'
import { type KeyMatch, searchTerms, type SearchTerm } from './search_terms.js'

type Query = DatabaseQueryBuilderContract<{ patient_id: string }>

export interface Findings {
  patients: ListedPatient[]
  /** Whether there are more than are listed here. */
  more: boolean
}

/** Nobody reads further: they type another letter. */
export const MOST_FOUND = 100
/** With fewer hits than this, spelling is given the benefit of the doubt. */
const FEW = 3
/** How much of the most selective term is looked at, which bounds the work in a clinic of any size. */
const MOST_CANDIDATES = 5_000
const COUNTED = 500

/**
 * Finds patients by names in any order, a phone number, a birth date, a record number, or any of
 * them together, with one slip of the fingers forgiven. Closest first.
 */
export async function findPatients(
  typed: string,
  options: { archived?: boolean } = {}
): Promise<Findings> {
  const { clinic } = currentClinic()
  const terms = searchTerms(typed, clinic.dateOrder, todayIn(clinic.timeZone))
  if (terms.length === 0) return { patients: [], more: false }
  const ids = new Set(await matching(terms, options.archived))
  if (ids.size < FEW) for (const id of await misspelt(terms, options.archived)) ids.add(id)
  const patients = await listed([...ids].slice(0, MOST_FOUND))
  return { patients: rankByCloseness(patients, terms), more: ids.size > MOST_FOUND }
}

async function matching(terms: SearchTerm[], archived = false): Promise<string[]> {
  const [driver, ...others] = await mostSelectiveFirst(terms)
  const { db } = currentClinic()
  const candidates = db
    .from('patients_search_keys')
    .select('patient_id')
    .where(hasAny(driver.matches))
  const from =
    others.length === 0
      ? db.from('patients_search_keys as k').where(hasAny(driver.matches))
      : db.from(candidates.limit(MOST_CANDIDATES).as('k'))
  const query = from.innerJoin('patients as p', 'p.id', 'k.patient_id').distinct('k.patient_id')
  if (archived) query.whereNotNull('p.archived_at')
  else query.whereNull('p.archived_at')
  for (const term of others) {
    query.whereExists((other) =>
      other
        .from('patients_search_keys as o')
        .select('o.patient_id')
        .whereColumn('o.patient_id', 'k.patient_id')
        .where(hasAny(term.matches))
    )
  }
  const rows = await query.limit(MOST_FOUND + 1)
  return rows.map(({ patient_id: id }) => id)
}

/** One term at a time is read as the names that it is one slip away from. */
async function misspelt(terms: SearchTerm[], archived?: boolean): Promise<string[]> {
  const found: string[] = []
  for (const [index, { word }] of terms.entries()) {
    const words = word ? await similarWords(word) : []
    if (words.length === 0) continue
    const meant: SearchTerm = { matches: [{ kind: 'w', exactly: words }] }
    found.push(...(await matching(terms.with(index, meant), archived)))
  }
  return found
}

async function mostSelectiveFirst(terms: SearchTerm[]): Promise<SearchTerm[]> {
  if (terms.length === 1) return terms
  const counted = await Promise.all(
    terms.map(async (term) => ({ term, count: await countUpTo(COUNTED, term) }))
  )
  return counted.sort((a, b) => a.count - b.count).map(({ term }) => term)
}

async function countUpTo(limit: number, term: SearchTerm): Promise<number> {
  const { db } = currentClinic()
  const some = db
    .from('patients_search_keys')
    .select('patient_id')
    .where(hasAny(term.matches))
    .limit(limit)
  const [{ total }] = await db.from(some.as('some')).count('* as total')
  return Number(total)
}

async function listed(ids: string[]): Promise<ListedPatient[]> {
  if (ids.length === 0) return []
  const rows = await currentClinic().db.from('patients').select(listedColumns()).whereIn('id', ids)
  return rows.map(toListed)
}

function hasAny(matches: readonly KeyMatch[]) {
  return (query: Query) => {
    for (const match of matches) {
      query.orWhere((one) => {
        one.where('kind', match.kind)
        if ('exactly' in match) one.whereIn('term', [...match.exactly])
        else one.where('term', '>=', match.prefix).where('term', '<', `${match.prefix}\u{10ffff}`)
      })
    }
  }
}
