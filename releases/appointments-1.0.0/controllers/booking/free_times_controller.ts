import type { HttpContext } from '@adonisjs/core/http'
import { freeTimes } from './free_times.js'

/** The next free times, for the calendar's side panel: `doctor`, `type` or `minutes`, `date`. */
export default class FreeTimesController {
  async index(ctx: HttpContext) {
    const { doctor, type, minutes, date, patient } = ctx.request.qs()
    const draft = { doctorId: doctor, typeId: type, minutes, date, patientId: patient }
    return ctx.response.json(await freeTimes(ctx, draft))
  }
}
