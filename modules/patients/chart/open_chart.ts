import type { HttpContext } from '@adonisjs/core/http'
import Patient from '../models/patient.js'

/**
 * The one way to a patient's chart. Every controller of a chart's page begins here, so that nobody comes past what guards
 * it.
 *
 * @throws RecordNotFoundError when the id is malformed, unknown, or another clinic's
 */
export async function chartOf({ params }: HttpContext): Promise<Patient> {
  return Patient.findOrRefuse(params.patient)
}

/** As `chartOf`, and notes who looked: for every page that shows something of the chart. */
export async function openChart(ctx: HttpContext): Promise<Patient> {
  const patient = await chartOf(ctx)
  await patient.open()
  return patient
}
