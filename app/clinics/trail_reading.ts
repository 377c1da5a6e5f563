import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type { TrailEvent } from '#audit/clinic_trail'
import User from '#identity/user'

/** What an owner looks for in the trail; dates as the clinic's own calendar has them. */
export interface TrailQuestion {
  /** A user's id, or `platform` for what MedTrack did by itself. */
  person?: string
  act?: string
  /** Id of the record. */
  record?: string
  from?: string
  to?: string
}

const PER_PAGE = 50
const BATCH = 500
/** Acts are gathered from the newest lines only: the trail grows for years. */
const LINES_FOR_ACTS = 20_000
const NEWEST_FIRST = [
  { column: 'recorded_at', order: 'desc' as const },
  { column: 'id', order: 'desc' as const },
]

/** A page of the entered clinic's trail, the newest line first. */
export async function trailPage(question: TrailQuestion, page: number) {
  const found = await matching(question).orderBy(NEWEST_FIRST).paginate(page, PER_PAGE)
  return { lines: found.all() as TrailEvent[], total: found.total, perPage: PER_PAGE, page }
}

/** Every line that answers the question, the newest first, a batch at a time. */
export async function* trailLines(question: TrailQuestion): AsyncGenerator<TrailEvent> {
  for (let last: TrailEvent | undefined; ;) {
    const query = matching(question).orderBy(NEWEST_FIRST).limit(BATCH)
    if (last) after(query, last)
    const lines: TrailEvent[] = await query
    yield* lines
    if (lines.length < BATCH) return
    last = lines.at(-1)
  }
}

/** Who acted and what was done, to choose from. */
export async function trailChoices() {
  const { db } = currentClinic()
  const agents = await db.from('audit_events').distinct('agent_id').whereNotNull('agent_id')
  const newest = db
    .from('audit_events')
    .select('action')
    .orderBy(NEWEST_FIRST)
    .limit(LINES_FOR_ACTS)
  const acts = await db.from(newest.as('newest')).distinct('action').orderBy('action')
  const people = await User.query().whereIn(
    'id',
    agents.map((row) => row.agent_id)
  )
  return {
    people: people.map(({ id, fullName }) => ({ id, name: fullName })).sort(byName),
    acts: acts.map((row): string => row.action),
  }
}

type Query = ReturnType<QueryClientContract['from']>

function matching({ person, act, record, from, to }: TrailQuestion): Query {
  const { clinic, db } = currentClinic()
  const query = db.from('audit_events')
  if (person === 'platform') query.whereNull('agent_id')
  else if (person) query.where('agent_id', person)
  if (act) query.where('action', act)
  if (record) query.where('entity_id', record)
  const first = startOf(from, clinic.timeZone)
  const beyond = startOf(to, clinic.timeZone, { days: 1 })
  if (first) query.where('recorded_at', '>=', first)
  if (beyond) query.where('recorded_at', '<', beyond)
  return query
}

/** Midnight at the clinic, as the database writes moments. A date that does not exist bounds nothing. */
function startOf(date: string | undefined, zone: string, later = {}): string | null {
  if (!date) return null
  const midnight = DateTime.fromISO(date, { zone }).plus(later)
  return midnight.isValid ? midnight.toUTC().toFormat('yyyy-MM-dd HH:mm:ss') : null
}

function after(query: Query, last: TrailEvent) {
  query.where((older) =>
    older
      .where('recorded_at', '<', last.recorded_at)
      .orWhere((same) => same.where('recorded_at', last.recorded_at).where('id', '<', last.id))
  )
}

function byName(one: { name: string }, other: { name: string }) {
  return one.name.localeCompare(other.name)
}
