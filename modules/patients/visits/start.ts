import { currentClinic, RecordNotFoundError } from '@medtrack/sdk'
import { mayOpenChart } from '../access/open_charts.js'
import Visit from '../models/visit.js'

/** Begins a note for a patient who is here, by the acting member. See `index.ts`. */
export async function startVisit(patientId: string): Promise<string> {
  const { actor } = currentClinic()
  if (!actor.may('patients.visits.write') || !(await mayOpenChart(patientId))) {
    throw new RecordNotFoundError()
  }
  const { id } = await Visit.startDraft(patientId)
  return id
}
