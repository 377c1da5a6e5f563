import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { validate as isUuid } from 'uuid'
import Visit, { ENCOUNTER_CLASSES } from '../models/visit.js'

export const VISITS_PER_PAGE = 20

/** What a line of the timeline shows: of all that is sealed, only the reason is opened. */
const LINE = [
  'id',
  'patientId',
  'status',
  'encounterClass',
  'typeDisplay',
  'startedAt',
  'authorId',
  'authorName',
  'reason',
  'signedAt',
]

export interface TimelineQuestion {
  kind?: string
  /** Where the page before this one ended, see `cursorOf`. */
  before?: string
  limit?: number
}

export interface TimelinePage {
  visits: Visit[]
  /** Where the next page goes on; `null` at the end. */
  next: string | null
}

/** A patient's visits, the newest first, a page at a time however many there are. */
export async function timeline(
  patientId: string,
  { kind, before, limit = VISITS_PER_PAGE }: TimelineQuestion = {}
): Promise<TimelinePage> {
  const query = Visit.query()
    .select(LINE)
    .where({ patientId })
    .orderBy('startedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (kind) query.where('encounterClass', kind)
  const place = before && placeOf(before)
  if (place) {
    query.where('startedAt', '<=', place.at).where((earlier) => {
      earlier.where('startedAt', '<', place.at).orWhere('id', '<', place.id)
    })
  }
  const found = await query
  const visits = found.slice(0, limit)
  return { visits, next: found.length > limit ? cursorOf(visits[limit - 1]) : null }
}

export function cursorOf({ startedAt, id }: Visit): string {
  return `${startedAt.toSeconds()}_${id}`
}

export function kindOf(asked: unknown): string | undefined {
  return ENCOUNTER_CLASSES.find((one) => one === asked)
}

export async function countVisits(patientId: string): Promise<number> {
  const visits = currentClinic().db.from('patients_visits').where('patient_id', patientId)
  const [{ total }] = await visits.count('* as total')
  return Number(total)
}

/** What `cursorOf` wrote; `null` for anything else. */
export function placeOf(text: string): { at: string; id: string } | null {
  const [seconds, id] = text.split('_')
  const at = DateTime.fromSeconds(Number(seconds), { zone: 'utc' })
  if (!at.isValid || !isUuid(id)) return null
  return { at: at.toFormat('yyyy-MM-dd HH:mm:ss'), id }
}
