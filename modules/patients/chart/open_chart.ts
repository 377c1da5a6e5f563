import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, RecordNotFoundError } from '@medtrack/sdk'
import { closedPage } from '../access/closed_page.js'
import { ClosedChartError } from '../access/errors.js'
import { standingTo, type Standing } from '../access/standing.js'
import { isBeingErased } from '../erasure/under_way.js'
import Patient from '../models/patient.js'

const STANDINGS = new WeakMap<Patient, Standing>()
const PART = /^[a-z][a-z-]{0,29}$/

/**
 * The one way to a patient's chart. Every controller of a chart's page begins here, so that nobody comes past what guards
 * it.
 *
 * @throws RecordNotFoundError when the id is malformed, unknown, another clinic's, or about to be erased
 * @throws ClosedChartError where the chart is restricted to others
 */
export async function chartOf(ctx: HttpContext): Promise<Patient> {
  const patient = await registered(ctx)
  const standing = await standingTo(patient.id)
  if (!standing.isOpen) throw new ClosedChartError(await closedPage(ctx, patient))
  STANDINGS.set(patient, standing)
  return patient
}

/** As `chartOf`, and notes who looked at which part: for every page that shows something of the chart. */
export async function openChart(ctx: HttpContext): Promise<Patient> {
  const patient = await chartOf(ctx)
  const emergency = standingOf(patient)?.emergency?.id
  await patient.open({ part: partOf(ctx), ...(emergency && { emergency }) })
  return patient
}

/**
 * As `chartOf`, for pages that show nothing of what stands in the chart: owners keep even those they may not read, to change
 * who may, to archive and to erase.
 */
export async function overseenChart(ctx: HttpContext): Promise<Patient> {
  if (!currentClinic().actor.may('patients.access.review')) return chartOf(ctx)
  const patient = await registered(ctx)
  STANDINGS.set(patient, await standingTo(patient.id))
  return patient
}

/** How the acting member stands to a chart that `chartOf` or `overseenChart` gave; unknown of others. */
export function standingOf(patient: Patient): Standing | undefined {
  return STANDINGS.get(patient)
}

async function registered({ params }: HttpContext): Promise<Patient> {
  const patient = await Patient.findOrRefuse(params.patient)
  if (patient.isArchived && (await isBeingErased(patient.id))) throw new RecordNotFoundError()
  return patient
}

/** Which part of the chart a page is, for the trail: the first word of its address after the patient's id. */
function partOf({ page, params, request }: HttpContext): string {
  const [part = ''] = request
    .url()
    .slice(page.url(`/${params.patient}/`).length)
    .split('/')
  return PART.test(part) ? part : 'summary'
}
