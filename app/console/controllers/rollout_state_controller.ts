import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { rolloutOf, showRollout } from '#console/rollouts/rollout_page'
import { rolloutStateForm } from '#console/validators/rollout_forms'
import { cancelRollout, pauseRollout, revertRollout, startRollout } from '#rollouts/control'
import { RolloutRefusedError } from '#rollouts/errors'

const MOVES = {
  running: startRollout,
  paused: pauseRollout,
  cancelled: cancelRollout,
  reverting: revertRollout,
}

/** Starts, pauses, ends a rollout, or takes it back. */
export default class RolloutStateController {
  async update(ctx: HttpContext) {
    const rollout = await rolloutOf(ctx)
    const { state } = await ctx.request.validateUsing(rolloutStateForm)
    try {
      await MOVES[state](rollout, agentOf(ctx))
    } catch (error) {
      if (!(error instanceof RolloutRefusedError)) throw error
      ctx.response.status(error.status)
      return showRollout(ctx, rollout, error.message)
    }
    return ctx.response.redirect().status(303).toPath(`/console/rollouts/${rollout.id}`)
  }
}
