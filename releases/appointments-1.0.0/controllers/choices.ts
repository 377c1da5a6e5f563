import { findPatients, patientsByIds, type PatientSummary } from '@medtrack/patients'
import type { HttpContext } from '@adonisjs/core/http'
import { scheduledDoctors } from '../availability/doctors.js'
import AppointmentType from '../models/appointment_type.js'

/** Whom an appointment can be with, as a form offers it. */
export async function doctorChoices(page: HttpContext['page']) {
  const doctors = await scheduledDoctors(page.hasFeature('detailed'))
  return doctors.map(({ userId, name }) => ({ value: userId, label: name }))
}

export async function typeChoices() {
  const types = await AppointmentType.offered()
  return types.map(({ id, name, minutes }) => ({ value: id, label: `${name} (${minutes} min)` }))
}

/** So many are offered to choose from. */
const MOST_FOUND = 8

/** The patient whom a page is about, or those who match what was typed to find one. */
export async function patientInQuestion({ request }: HttpContext) {
  const id = String(request.input('patient') ?? '')
  const patient = id ? ((await patientsByIds([id])).get(id) ?? null) : null
  const typed = String(request.qs().q ?? '')
  const found = !patient && typed ? (await findPatients(typed)).slice(0, MOST_FOUND) : []
  return { patient, typed, found: found.map(rowOf) }
}

function rowOf({ id, name, birthDate, recordNumber }: PatientSummary) {
  return { id, name, birthDate, recordNumber }
}
