import { findPatients } from '@medtrack/patients'
import { currentClinic, type SearchHit, type SlotInput, type Slots } from '@medtrack/sdk'
import { comingOfMany } from '../desk/patient_appointments.js'

const MOST_PATIENTS = 20
const MOST_HITS = 5

/** The coming appointments of patients with what was typed as their name. */
export default async function ({ query = '', t }: SlotInput): Promise<Slots['search']> {
  if (query.trim() === '') return null
  const found = (await findPatients(query)).slice(0, MOST_PATIENTS)
  const names = new Map(found.map(({ id, name }) => [id, name]))
  const coming = await comingOfMany([...names.keys()], MOST_HITS)
  const { timeZone } = currentClinic().clinic
  const items = coming.map(({ patientId, startsAt }): SearchHit => {
    const local = startsAt.setZone(timeZone)
    return {
      label: names.get(patientId) ?? '',
      detail: local.setLocale(t('desk.locale')).toLocaleString({
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: 'numeric',
        minute: '2-digit',
      }),
      path: `/list?date=${local.toFormat('yyyy-MM-dd')}`,
      isPrivate: true,
    }
  })
  return { label: t('desk.search'), items }
}
