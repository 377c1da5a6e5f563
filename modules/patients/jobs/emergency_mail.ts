import { mailOwners, TryLaterError } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { writtenAt } from '../access/written_at.js'
import Emergency from '../models/emergency.js'

/** The job is queued in the transaction that stores the row, and may be faster than its commit. */
const COMMITTED_WITHIN_MS = 60_000

/** Tells the owners that a restricted chart was opened in an emergency or left in an export: by whom, never whose. */
export default async function (emergencyId: string) {
  const emergency = await Emergency.find(emergencyId)
  if (!emergency) {
    if (Date.now() - writtenAt(emergencyId) > COMMITTED_WITHIN_MS) return
    throw new TryLaterError('what the mail is about is not stored yet')
  }
  if (emergency.toldAt) return
  const data = { name: emergency.createdByName }
  const words = emergency.reasonCode === 'export' ? 'access.exportMail' : 'access.mail'
  await mailOwners('patients', { words, data, path: '/emergencies' })
  await emergency.merge({ toldAt: DateTime.utc() }).save()
}
