import { currentClinic, type SlotInput, type Slots } from '@medtrack/sdk'
import { listName } from '../people/name.js'
import { recentPatients } from '../people/recent_views.js'
import { writtenDate } from '../people/written_date.js'

const MOST_SHOWN = 5

/** The member's own recent patients on the home page, and how many the clinic has. */
export default async function (_: SlotInput): Promise<Slots['home.card']> {
  const { clinic, db } = currentClinic()
  const [{ total }] = await db.from('patients').whereNull('archived_at').count('* as total')
  const recent = await recentPatients(MOST_SHOWN)
  const patients = recent.map((patient) => ({
    id: patient.id,
    name: listName(patient),
    born: writtenDate(patient.birthDate, clinic.dateOrder),
  }))
  return { view: 'slots/recent_card', state: { patients, total: Number(total) } }
}
