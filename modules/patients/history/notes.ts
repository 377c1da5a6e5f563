import { currentClinic } from '@medtrack/sdk'
import Visit, { NOTE_PARTS } from '../models/visit.js'
import VisitAddendum from '../models/visit_addendum.js'
import { cursorOf, placeOf } from '../visits/timeline.js'
import { excerpt, saysAll, wordsOf } from './matching.js'
import { momentsOf, type ChartQuestion } from './question.js'

/** Notes are opened so many at a time, the newest first, until a page of hits is found. */
const AT_ONCE = 100
const HITS_PER_PAGE = 20

export interface NoteHit {
  visit: Visit
  /** Where the words stand; empty where only days were asked for. */
  excerpt: string
}

export interface NoteHits {
  hits: NoteHit[]
  next: string | null
}

/** The notes of one patient that say all of the words. They are sealed, so they are opened and read. */
export async function notesSaying(
  patientId: string,
  question: ChartQuestion,
  before?: string
): Promise<NoteHits> {
  const words = wordsOf(question.text)
  const hits: NoteHit[] = []
  let place = before
  while (true) {
    const visits = await visitsBefore(patientId, question, place)
    const texts = await textsOf(visits)
    for (const visit of visits) {
      const text = texts.get(visit.id) ?? ''
      if (!saysAll(text, words)) continue
      hits.push({ visit, excerpt: words.length > 0 ? excerpt(text, words) : '' })
      if (hits.length === HITS_PER_PAGE) return { hits, next: cursorOf(visit) }
    }
    if (visits.length < AT_ONCE) return { hits, next: null }
    place = cursorOf(visits[visits.length - 1])
  }
}

function visitsBefore(patientId: string, question: ChartQuestion, cursor?: string) {
  const { since, until } = momentsOf(question)
  const query = Visit.query().where({ patientId }).whereNot('status', 'entered-in-error')
  if (since) query.where('startedAt', '>=', since)
  if (until) query.where('startedAt', '<', until)
  const place = cursor && placeOf(cursor)
  if (place) {
    query.where('startedAt', '<=', place.at).where((earlier) => {
      earlier.where('startedAt', '<', place.at).orWhere('id', '<', place.id)
    })
  }
  return query.orderBy('startedAt', 'desc').orderBy('id', 'desc').limit(AT_ONCE)
}

/** Everything that stands in each visit, addenda included. */
async function textsOf(visits: readonly Visit[]): Promise<Map<string, string>> {
  const addenda = await VisitAddendum.query().whereIn(
    'visitId',
    visits.map(({ id }) => id)
  )
  return new Map(
    visits.map((visit) => {
      const own = [visit.reason, ...NOTE_PARTS.map((part) => visit[part])]
      const later = addenda.filter(({ visitId }) => visitId === visit.id).map(({ text }) => text)
      return [visit.id, [...own, ...later].filter(Boolean).join(' · ')]
    })
  )
}

/** Whether the acting member may have notes read to them. */
export function mayReadNotes() {
  return currentClinic().actor.may('patients.visits.view')
}
