import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import Clinic from '#tenancy/clinic'

/** What a super admin looks for in the platform's trail; dates in UTC. */
export interface PlatformQuestion {
  /** A user's id, or `platform` for what MedTrack did by itself. */
  person?: string
  act?: string
  clinic?: string
  from?: string
  to?: string
}

interface PlatformRow {
  id: string
  recorded_at: string
  action: string
  agent_id: string | null
  agent_name: string
  clinic_id: string | null
  entity_type: string | null
  entity_id: string | null
  source: string | null
  details: string | null
}

/** A line with the clinic's name, where it still stands or left one behind. */
export interface PlatformLine extends PlatformRow {
  clinicName: string | null
}

/** A page of the platform's trail, the newest line first. */
export async function readPlatformTrail(question: PlatformQuestion, page: number, perPage = 50) {
  const query = central().from('platform_audit_events')
  if (question.person === 'platform') query.whereNull('agent_id')
  else if (question.person) query.where('agent_id', question.person)
  if (question.act) query.where('action', question.act)
  if (question.clinic) query.where('clinic_id', question.clinic)
  const first = midnight(question.from)
  const beyond = midnight(question.to, { days: 1 })
  if (first) query.where('recorded_at', '>=', first)
  if (beyond) query.where('recorded_at', '<', beyond)
  const newest = query.orderBy('recorded_at', 'desc').orderBy('id', 'desc')
  const found = await newest.paginate(page, perPage)
  return { lines: await named(found.all() as PlatformRow[]), total: found.total, perPage, page }
}

/** Who acted, what was done and where, to choose from. */
export async function platformChoices() {
  const agents = await central()
    .from('platform_audit_events')
    .whereNotNull('agent_id')
    .groupBy('agent_id')
    .select('agent_id as id')
    .max('agent_name as name')
    .orderBy('name')
  const acts = await central().from('platform_audit_events').distinct('action').orderBy('action')
  const clinics = await Clinic.query().select('id', 'name').orderBy('name')
  return {
    people: agents.map((row): { id: string; name: string } => row),
    acts: acts.map((row): string => row.action),
    clinics: clinics.map(({ id, name }) => ({ id, name })),
  }
}

/** The line that tells of a clinic's deletion, with the place of its export. */
export async function deletionOf(clinicId: string) {
  const row: PlatformRow | null = await central()
    .from('platform_audit_events')
    .where({ clinic_id: clinicId, action: 'clinic.delete' })
    .first()
  if (!row) return null
  const { slug, name = slug, export: file = null } = JSON.parse(row.details ?? '{}')
  return { at: row.recorded_at, by: row.agent_name, slug, name, file }
}

async function named(rows: PlatformRow[]): Promise<PlatformLine[]> {
  const ids = rows.flatMap((row) => row.clinic_id ?? [])
  const clinics = await Clinic.query().whereIn('id', ids).select('id', 'name')
  const names = new Map<string, string>(clinics.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...row,
    clinicName: names.get(row.clinic_id ?? '') ?? nameLeft(row),
  }))
}

/** A clinic that is gone is known by what its deletion wrote down. */
function nameLeft({ details }: PlatformRow): string | null {
  const left = JSON.parse(details ?? '{}')
  return left.name ?? left.slug ?? null
}

function central() {
  return db.connection('central')
}

function midnight(date: string | undefined, later = {}): string | null {
  const at = DateTime.fromISO(date ?? '', { zone: 'utc' }).plus(later)
  return at.isValid ? at.toFormat('yyyy-MM-dd HH:mm:ss') : null
}
