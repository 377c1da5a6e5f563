import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { currentClinic } from '@medtrack/sdk'
import { todayIn } from '../people/age.js'
import { listedColumns, type ListedPatient, toListed } from '../people/listed_patient.js'
import { rankByCloseness, type Ranked } from './ranking.js'
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
  const found = await listed([...ids].slice(0, MOST_FOUND))
  return { patients: rankByCloseness(found, terms), more: ids.size > MOST_FOUND }
}

/** Looks at few candidates first: where matches are common, that is enough to fill the list. */
async function matching(terms: SearchTerm[], archived = false): Promise<string[]> {
  const [driver, ...others] = await mostSelectiveFirst(terms)
  if (others.length === 0) return matchingOne(driver, archived)
  const ids = await matchingAll(driver, others, { archived, candidates: COUNTED })
  if (ids.length > MOST_FOUND || (await countUpTo(COUNTED, driver)) < COUNTED) return ids
  return matchingAll(driver, others, { archived, candidates: MOST_CANDIDATES })
}

function matchingOne(term: SearchTerm, archived: boolean): Promise<string[]> {
  const { db } = currentClinic()
  return patientIds(db.from('patients_search_keys as k').where(hasAny(term.matches)), archived)
}

function matchingAll(
  driver: SearchTerm,
  others: SearchTerm[],
  { archived, candidates }: { archived: boolean; candidates: number }
): Promise<string[]> {
  const { db } = currentClinic()
  const some = db.from('patients_search_keys').select('patient_id').where(hasAny(driver.matches))
  const query = db.from(some.limit(candidates).as('k'))
  for (const term of others) {
    query.whereExists((other) =>
      other
        .from('patients_search_keys as o')
        .select('o.patient_id')
        .whereColumn('o.patient_id', 'k.patient_id')
        .where(hasAny(term.matches))
    )
  }
  return patientIds(query, archived)
}

async function patientIds(query: Query, archived: boolean): Promise<string[]> {
  query.innerJoin('patients as p', 'p.id', 'k.patient_id').distinct('k.patient_id')
  if (archived) query.whereNotNull('p.archived_at')
  else query.whereNull('p.archived_at')
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

async function listed(ids: string[]): Promise<Ranked[]> {
  if (ids.length === 0) return []
  const columns = [...listedColumns(), 'sort_name']
  const rows = await currentClinic().db.from('patients').select(columns).whereIn('id', ids)
  return rows.map((row) => ({ patient: toListed(row), sortName: row.sort_name }))
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
