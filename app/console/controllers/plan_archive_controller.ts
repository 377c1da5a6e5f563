import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { archivePlan, offerPlanAgain } from '#console/plan_desk'
import { planOf } from '#console/plan_page'

/** A plan that nobody can take any more. */
export default class PlanArchiveController {
  async store(ctx: HttpContext) {
    await archivePlan(await planOf(ctx), agentOf(ctx))
    return this.#done(ctx, 'console.plan.archived')
  }

  async destroy(ctx: HttpContext) {
    await offerPlanAgain(await planOf(ctx), agentOf(ctx))
    return this.#done(ctx, 'console.plan.offeredAgain')
  }

  #done({ i18n, response, session }: HttpContext, words: string) {
    session.flash('success', i18n.t(words))
    return response.redirect().status(303).toPath('/console/plans')
  }
}
