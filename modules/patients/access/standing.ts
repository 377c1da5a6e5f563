import { currentClinic } from '@medtrack/sdk'
import Emergency from '../models/emergency.js'
import { storedNow } from '../people/registration.js'
import { readsCharts } from './open_charts.js'

/** How the acting member stands to a chart. */
export interface Standing {
  isOpen: boolean
  /** Whether it is kept to a team; never said to who reads no charts. */
  isRestricted: boolean
  /** What opens it for this member, who is not of the team. */
  emergency: Emergency | null
}

const OPEN: Standing = { isOpen: true, isRestricted: false, emergency: null }

/** Most charts are not restricted, and cost one indexed query here. */
export async function standingTo(patientId: string): Promise<Standing> {
  const { actor } = currentClinic()
  if (actor.userId === null || !readsCharts(actor)) return OPEN
  const restrictions = await standingRestrictions(patientId)
  if (restrictions.length === 0) return OPEN
  if (await isOfEveryTeam(restrictions, actor.userId)) return { ...OPEN, isRestricted: true }
  const emergency = await emergencyOf(patientId, actor.userId)
  return { isOpen: emergency !== null, isRestricted: true, emergency }
}

/** The emergency access of a member that is under way. */
export function emergencyOf(patientId: string, userId: string): Promise<Emergency | null> {
  const own = Emergency.query().where({ patientId, createdBy: userId }).whereNull('ended_at')
  return own.where('ends_at', '>', storedNow()).orderBy('ends_at', 'desc').first()
}

async function standingRestrictions(patientId: string): Promise<string[]> {
  const rows = await currentClinic()
    .db.from('patients_restrictions')
    .where('patient_id', patientId)
    .whereNull('lifted_at')
    .select('id')
  return rows.map(({ id }) => id)
}

async function isOfEveryTeam(restrictions: string[], userId: string) {
  const teams = await currentClinic()
    .db.from('patients_restriction_members')
    .whereIn('restriction_id', restrictions)
    .where('user_id', userId)
    .select('restriction_id')
  return teams.length === restrictions.length
}
