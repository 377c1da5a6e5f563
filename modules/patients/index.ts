/**
 * What other modules may use of patients. Ids are `patients.id`; there is no foreign key.
 */
import { currentClinic } from '@medtrack/sdk'
import { mayOpenChart, openAmong } from './access/open_charts.js'
import { listedColumns, toListed, type ListedPatient } from './people/listed_patient.js'
import { listName } from './people/name.js'
import { inChunks } from './schema/in_chunks.js'
export { keysOf } from './duplicates/merged_records.js'
import { findPatients as find } from './search/finder.js'

/** A patient as other modules show one: in a list, beside a booking, on an invoice. */
export interface PatientSummary extends ListedPatient {
  /** `Santos, Ana Maria`. Private: blurred in privacy mode, never in an address or a title. */
  name: string
}

/**
 * The patients with these ids, archived ones included; whoever is unknown is missing. For the id of a record that was
 * merged, it is the patient into whom it was: store `id` of what you got, not the id that you asked with.
 *
 * @example
 * const patients = await patientsByIds(bookings.map(({ patientId }) => patientId))
 * patients.get(booking.patientId)?.name
 */
export async function patientsByIds(ids: readonly string[]): Promise<Map<string, PatientSummary>> {
  const found = new Map<string, PatientSummary>()
  for (const some of inChunks([...new Set(ids)])) {
    const rows = await currentClinic()
      .db.from('patients as asked')
      .joinRaw('inner join patients as p on p.id = coalesce(asked.merged_into_id, asked.id)')
      .select('asked.id as asked_id', ...listedColumns().map((column) => `p.${column}`))
      .whereIn('asked.id', some)
    for (const row of rows) found.set(row.asked_id, summarise(toListed(row)))
  }
  return found
}

/** The patients who match what was typed into a search box, the closest first, at most a hundred. */
export async function findPatients(typed: string): Promise<PatientSummary[]> {
  const { patients } = await find(typed)
  return patients.map(summarise)
}

/**
 * Charts may be restricted to a team. Before a page of another module shows anything about one patient beyond name and
 * booking, it asks `mayOpenChart`; before a list does, `openAmong`, which answers with the ids of those it may.
 *
 * @example
 * if (!(await mayOpenChart(invoice.patientId))) throw new RecordNotFoundError()
 */
export { mayOpenChart, openAmong }

/**
 * Somebody who is not in the register yet, while another page deals with them: asked for look-alikes first, then registered.
 * Takes part in the caller's transaction.
 *
 * @throws LimitReachedError where the plan allows no more patients
 * @example
 * const alike = await likeNewcomer({ given: 'Ana', family: 'Santos', birthDate: '1951-07-30' })
 * const patientId = await registerNewcomer({ given: 'Ana', family: 'Santos', phone: '555 0101' })
 */
export { likeNewcomer, registerNewcomer } from './people/newcomer.js'
export type { LookAlike, Newcomer } from './people/newcomer.js'

/**
 * Begins a visit's note for a patient who is here, written by the acting member. Takes part in the caller's transaction. Its
 * page is `/<patient>/visits/<visit>` of this module.
 *
 * @returns the visit's id
 * @throws RecordNotFoundError where the member may not write visits, or not open this chart
 * @example
 * const visitId = await startVisit(appointment.patientId)
 * const note = page.urlOf('patients', `/${appointment.patientId}/visits/${visitId}`)
 */
export { startVisit } from './visits/start.js'

/**
 * How patients can be told something: mail and telephone. For sending, never for showing; whoever is unknown is missing.
 *
 * @example
 * const contact = (await contactOf([reminder.patientId])).get(reminder.patientId)
 */
export { contactsOf as contactOf, internationalPhone } from './people/contacts.js'
export type { PatientContact } from './people/contacts.js'

function summarise(patient: ListedPatient): PatientSummary {
  return { ...patient, name: listName(patient) }
}
