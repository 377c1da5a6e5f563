import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { rolloutOf, showRollout } from '#console/rollouts/rollout_page'
import { rolloutStepForm } from '#console/validators/rollout_forms'
import { retryStep, revertStep, skipStep } from '#rollouts/control'
import { RolloutRefusedError } from '#rollouts/errors'
import RolloutStep from '#rollouts/rollout_step'

const ACTS = { retry: retryStep, skip: skipStep, revert: revertStep }

/** One clinic of a rollout: tried again, left out, taken back. */
export default class RolloutStepsController {
  async update(ctx: HttpContext) {
    const rollout = await rolloutOf(ctx)
    const step = await RolloutStep.query()
      .where({ id: ctx.params.step, rolloutId: rollout.id })
      .first()
    if (!step) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
    const { act } = await ctx.request.validateUsing(rolloutStepForm)
    try {
      await ACTS[act](rollout, step, agentOf(ctx))
    } catch (error) {
      if (!(error instanceof RolloutRefusedError)) throw error
      ctx.response.status(error.status)
      return showRollout(ctx, rollout, error.message)
    }
    return ctx.response.redirect().status(303).toPath(`/console/rollouts/${rollout.id}`)
  }
}
