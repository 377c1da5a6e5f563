import type { HttpContext } from '@adonisjs/core/http'
import { parkedJobForm } from '#console/validators/rollout_forms'
import { queue } from '#queue/queue'
import Clinic from '#tenancy/clinic'

/** How much there is to do, and what was given up. */
export default class QueueController {
  async index(ctx: HttpContext) {
    const [counts, parked] = await Promise.all([queue.counts(), queue.parked()])
    const ids = parked.flatMap(({ clinicId }) => clinicId ?? [])
    const clinics = await Clinic.query().whereIn('id', ids)
    const names = new Map(clinics.map(({ id, name }) => [String(id), name]))
    return ctx.view.render('pages/console/queue', {
      counts,
      jobs: parked.map((job) => ({ ...job, clinic: names.get(job.clinicId ?? '') })),
    })
  }

  /** Tries a job again that was given up, or forgets it. */
  async update(ctx: HttpContext) {
    const { id, act } = await ctx.request.validateUsing(parkedJobForm)
    const isDone = act === 'retry' ? await queue.retry(id) : await queue.discard(id)
    const words = isDone ? `queue.done.${act}` : 'queue.gone'
    ctx.session.flash(isDone ? 'success' : 'warning', ctx.i18n.t(words))
    return ctx.response.redirect().status(303).toPath('/console/queue')
  }
}
