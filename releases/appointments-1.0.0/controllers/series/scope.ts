import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import Appointment from '../../models/appointment.js'
import type Series from '../../models/series.js'

/**
 * From which date of the rule on a change holds; `null`: all that are still to come.
 *
 * @throws RecordNotFoundError where the appointment is of no date of this series
 */
export async function fromOf({ request }: HttpContext, series: Series): Promise<DateTime | null> {
  const scope = request.input('scope', 'all')
  if (scope === 'all') return null
  return (await chosenOf(series, request.input('from'))).originalStartsAt
}

/** The appointment of a series that somebody came from. */
export async function chosenOf(series: Series, id: unknown): Promise<Appointment> {
  const appointment = await Appointment.findOrRefuse(id)
  if (appointment.seriesId !== series.id) throw new RecordNotFoundError()
  return appointment
}
