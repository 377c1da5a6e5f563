import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { currentClinic } from '@medtrack/sdk'
import { leaveOutMerged } from '../people/leave_out_merged.js'
import { listedColumns, toListed, type ListedPatient } from '../people/listed_patient.js'
import type { Resemblance } from '../resemblance/resemblance.js'
import type { Pair } from './pair.js'

export const PER_PAGE = 20

export interface Listed extends ListedPatient {
  isArchived: boolean
}

export interface ReviewedPair {
  one: Listed
  other: Listed
  /** Why they look alike; not known of two who were told apart. */
  why: Resemblance | null
  decidedBy: string | null
  decidedAt: string | null
}

interface PairRow extends Pair {
  why?: Resemblance
  decided_by_name?: string
  decided_at?: string
}

type Query = DatabaseQueryBuilderContract<PairRow>

/** Pairs that nobody looked at yet, the most alike first. */
export async function pairsToReview(page: number) {
  const pairs = standing('patients_duplicate_candidates').whereNotExists(decided)
  const total = await countOf(pairs)
  const rows = await pairs
    .select('c.one_id', 'c.other_id', 'c.why')
    .orderBy([{ column: 'c.strength' }, { column: 'c.one_id' }, { column: 'c.other_id' }])
    .offset((page - 1) * PER_PAGE)
    .limit(PER_PAGE)
  return { total, pairs: await withPatients(rows) }
}

/** Those whom somebody told apart, the latest first. */
export async function pairsToldApart(page: number) {
  const pairs = standing('patients_duplicate_decisions')
  const total = await countOf(pairs)
  const rows = await pairs
    .select('c.one_id', 'c.other_id', 'c.decided_by_name', 'c.decided_at')
    .orderBy([{ column: 'c.decided_at', order: 'desc' }, { column: 'c.one_id' }])
    .offset((page - 1) * PER_PAGE)
    .limit(PER_PAGE)
  return { total, pairs: await withPatients(rows) }
}

/** Who looks like this patient and was not told apart, at most so many. */
export async function likesOf(patientId: string, most: number): Promise<ReviewedPair[]> {
  const rows = await standing('patients_duplicate_candidates')
    .where((pair) => pair.where('c.one_id', patientId).orWhere('c.other_id', patientId))
    .whereNotExists(decided)
    .select('c.one_id', 'c.other_id', 'c.why')
    .orderBy('c.strength')
    .limit(most)
  return withPatients(rows)
}

/** Pairs of whom both are still there: somebody may have been merged since. */
function standing(table: string): Query {
  const pairs = currentClinic().db.from(`${table} as c`)
  for (const [alias, column] of [
    ['p', 'one_id'],
    ['q', 'other_id'],
  ]) {
    pairs.innerJoin(`patients as ${alias}`, `${alias}.id`, `c.${column}`)
    leaveOutMerged(pairs, alias)
  }
  return pairs
}

function decided(decisions: Query) {
  decisions
    .from('patients_duplicate_decisions as d')
    .select('d.one_id')
    .whereColumn('d.one_id', 'c.one_id')
    .whereColumn('d.other_id', 'c.other_id')
}

async function countOf(pairs: Query): Promise<number> {
  const [{ total }] = (await pairs.clone().count('* as total')) as unknown as { total: number }[] // one row
  return Number(total)
}

async function withPatients(rows: readonly PairRow[]): Promise<ReviewedPair[]> {
  const ids = rows.flatMap((row) => [row.one_id, row.other_id])
  const stored = await currentClinic()
    .db.from('patients')
    .select([...listedColumns(), 'archived_at'])
    .whereIn('id', ids)
  const patients = new Map(
    stored.map((row) => [row.id, { ...toListed(row), isArchived: row.archived_at !== null }])
  )
  return rows.flatMap((row) => {
    const [one, other] = [patients.get(row.one_id), patients.get(row.other_id)]
    if (!one || !other) return []
    const { why = null, decided_by_name: decidedBy = null, decided_at: decidedAt = null } = row
    return [{ one, other, why, decidedBy, decidedAt }]
  })
}
