import type Patient from '../../models/patient.js'
import { insertEntries } from '../../models/insert_entries.js'
import type RecordImport from '../../models/record_import.js'
import { loadCharts } from '../../fhir/charts.js'
import { removeSources, sourcesOf, storeSources } from '../../fhir/sources.js'
import type { ArrivedPerson } from '../upload/people.js'
import { Intake } from './intake.js'
import { takePatient } from './patient_details.js'
import { sortArrivals } from './sorting.js'
import type { Tallies } from './tallies.js'

export interface BringingIn {
  batch: RecordImport
  person: ArrivedPerson
  patient: Patient
  tallies: Tallies
}

/** Stores somebody's record in their chart: rows for what we have a place for, and everything as it came. */
export async function bringIn({ batch, person, patient, tallies }: BringingIn) {
  const known = await sourcesOf(patient.id)
  const chart = (await loadCharts([patient.id])).get(patient.id)
  if (!chart) return
  const sorted = await sortArrivals(person.arrivals, known, chart, patient)
  for (const { resource } of sorted.unchanged) tallies.count(resource.resourceType, 'unchanged')
  for (const { resource } of sorted.repeated) tallies.count(resource.resourceType, 'repeated')
  if (sorted.fresh.length === 0 && sorted.changed.length === 0) return

  const intake = new Intake({ batch, patient, chart, known, sorted, tallies })
  await takePatient(intake)
  await intake.read()
  await insertEntries(intake.rows)
  await intake.files.store(patient.id)
  await removeSources(intake.replaced)
  await storeSources(intake.sources)
}
