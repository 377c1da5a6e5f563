import { currentClinic } from '@medtrack/sdk'
import Prescription from '../models/prescription.js'
import { todayIn } from '../people/age.js'
import { activePrescriptions } from './active.js'

export const PER_PAGE = 20

export async function listActive(patientId: string): Promise<Prescription[]> {
  const ids = (await activePrescriptions(patientId)).map(({ id }) => id)
  return Prescription.query()
    .whereIn('id', ids)
    .orderBy('authored_at', 'desc')
    .orderBy('id', 'desc')
}

/** What is not to be taken any more, the newest first, a page at a time. */
export async function ended(patientId: string, page: number) {
  const today = todayIn(currentClinic().clinic.timeZone)
  const found = await Prescription.query()
    .where('patient_id', patientId)
    .where((over) => void over.whereNot('status', 'active').orWhere('ends_on', '<', today))
    .orderBy('authored_at', 'desc')
    .orderBy('id', 'desc')
    .paginate(page, PER_PAGE)
  return { rows: found.all(), total: found.total, page }
}
