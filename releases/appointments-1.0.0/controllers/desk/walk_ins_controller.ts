import type { HttpContext } from '@adonisjs/core/http'
import { likeNewcomer } from '@medtrack/patients'
import { scheduledDoctors } from '../../availability/doctors.js'
import { SlotTakenError } from '../../booking/errors.js'
import { takeIn, type WalkIn } from '../../desk/walk_in.js'
import { orRefuse } from '../../validators/booking/sentences.js'
import { readWalkIn } from '../../validators/desk/walk_in_form.js'
import { showWalkInPage } from './walk_in_page.js'

export default class WalkInsController {
  /** By GET empty; by POST with what was typed, to find a patient. */
  async create(ctx: HttpContext) {
    return showWalkInPage(ctx)
  }

  async store(ctx: HttpContext) {
    const { page, response } = ctx
    const doctors = await scheduledDoctors(page.hasFeature('detailed'))
    const { seen, ...walkIn } = await readWalkIn(
      ctx,
      doctors.map(({ userId }) => userId)
    )
    const lookAlikes = await unseenLookAlikes(walkIn, seen)
    if (lookAlikes.length > 0) {
      response.status(409)
      return showWalkInPage(ctx, { lookAlikes })
    }
    try {
      const { ticket } = await orRefuse(page, () => takeIn(walkIn))
      page.redirect(`/tickets/${ticket.id}`)
    } catch (error) {
      if (!(error instanceof SlotTakenError)) throw error
      response.status(409)
      return showWalkInPage(ctx, { isFull: true })
    }
  }
}

/** Patients who may be the newcomer, unless they were shown already and it is none of them. */
async function unseenLookAlikes({ patient }: WalkIn, seen: readonly string[]) {
  if ('id' in patient) return []
  const lookAlikes = await likeNewcomer(patient.newcomer)
  return lookAlikes.some(({ id }) => !seen.includes(id)) ? lookAlikes : []
}
