import db from '@adonisjs/lucid/services/db'
import type { ClinicId } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { stored } from '#tenancy/stored'

const EVERY_MS = 5 * 60_000
const noted = new Map<ClinicId, number>()

/**
 * Notes that members are at work in the clinic; at most every five minutes in one process, and no
 * page waits for it. What they do is nobody's business but the clinic's.
 */
export function noteActivity(clinicId: ClinicId): void {
  const now = Date.now()
  if (now - (noted.get(clinicId) ?? 0) < EVERY_MS) return
  noted.set(clinicId, now)
  void write(clinicId).catch(() => noted.delete(clinicId))
}

async function write(id: ClinicId) {
  const clinic = db.connection('central').from('clinics').where({ id })
  await clinic.update({ last_active_at: stored(DateTime.utc()) })
}
