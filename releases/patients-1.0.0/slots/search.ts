import { currentClinic, type SearchHit, type SlotInput, type Slots } from '@medtrack/sdk'
import type { ListedPatient } from '../people/listed_patient.js'
import { listName } from '../people/name.js'
import { recentPatients } from '../people/recent_views.js'
import { writtenDate } from '../people/written_date.js'
import { findPatients } from '../search/finder.js'

const MOST_HITS = 8

/** Hits for what was typed; before anything is, those whose records the member opened last. */
export default async function ({ query = '', t }: SlotInput): Promise<Slots['search']> {
  if (query.trim() === '') {
    return { label: t('search.recent'), items: (await recentPatients(MOST_HITS)).map(toHit) }
  }
  const { patients } = await findPatients(query)
  return { label: t('title'), items: patients.slice(0, MOST_HITS).map(toHit) }
}

function toHit(patient: ListedPatient): SearchHit {
  const born = writtenDate(patient.birthDate, currentClinic().clinic.dateOrder)
  return {
    label: listName(patient),
    detail: [born, patient.recordNumber].filter(Boolean).join(' · '),
    path: `/${patient.id}`,
    isPrivate: true,
  }
}
