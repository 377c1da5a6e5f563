import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type Visit from '../models/visit.js'
import { storedNow } from '../people/registration.js'

/** Somebody whose page has not been heard of for so long has gone. */
const GONE_AFTER_SECONDS = 45
const STRETCH_MINUTES = 15

/** Remembers that the acting member has this draft open now. */
export function noteEditor(visit: Visit) {
  return note(visit, {})
}

/** Remembers that the trail has heard of the acting member's writing now. */
export function noteWriting(visit: Visit) {
  return note(visit, { wrote_at: storedNow() })
}

/** Colleagues who have this draft open at the moment, by name. */
export async function otherEditors(visitId: string): Promise<string[]> {
  const { actor, db } = currentClinic()
  const rows = await db
    .from('patients_visit_editors')
    .select('user_name')
    .where('visit_id', visitId)
    .whereNot('user_id', actor.userId ?? '')
    .where('seen_at', '>=', ago({ seconds: GONE_AFTER_SECONDS }))
    .orderBy('user_name')
  return rows.map(({ user_name: name }) => name)
}

/** Whether the trail has not heard for a while that the acting member writes here. */
export async function isNewStretch(visitId: string): Promise<boolean> {
  const { actor, db } = currentClinic()
  const lately = await db
    .from('patients_visit_editors')
    .where({ visit_id: visitId, user_id: actor.userId ?? '' })
    .where('wrote_at', '>=', ago({ minutes: STRETCH_MINUTES }))
    .first()
  return lately === null
}

async function note(visit: Visit, moments: { wrote_at?: string }) {
  const { actor, db } = currentClinic()
  if (!actor.userId) return
  const row = {
    visit_id: visit.id,
    user_id: actor.userId,
    patient_id: visit.patientId,
    user_name: actor.name,
    seen_at: storedNow(),
    ...moments,
  }
  await db
    .knexQuery()
    .table('patients_visit_editors')
    .insert(row)
    .onConflict(['visit_id', 'user_id'])
    .merge(['user_name', 'seen_at', ...Object.keys(moments)])
}

function ago(span: { seconds?: number; minutes?: number }) {
  return DateTime.utc().minus(span).toFormat('yyyy-MM-dd HH:mm:ss')
}
