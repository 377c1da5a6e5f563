import { currentClinic, dispatch } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { audit } from '../acts.js'
import Emergency from '../models/emergency.js'

/**
 * Notes of charts that are closed to the acting member that they leave in a file all the same: each stands with the reason
 * under who looked, and among what owners review. They open to nobody by that. Runs in the transaction that asks for the file.
 */
export async function takeAlong(patientIds: readonly string[], exportId: string, reason: string) {
  const { role } = currentClinic().actor
  const now = DateTime.utc()
  let last: Emergency | null = null
  for (const patientId of patientIds) {
    const about = { patientId, role, reasonCode: 'export', reason } as const
    last = await Emergency.create({ ...about, endsAt: now, endedAt: now })
    await audit({
      action: 'patients.records.export',
      type: 'R',
      entity: { type: 'Patient', id: patientId },
      details: { export: exportId, emergency: last.id },
    })
  }
  // One mail, however many charts.
  if (last) await dispatch('patients.emergency_mail', last.id)
}
