import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { changing, subjectOf } from '#console/flags/flag_page'
import { flags } from '#entitlements/flags/platform_flags'

/** A flag turned off for everyone at once, whatever its rule says; taking it back restores the rule. */
export default class FlagKillSwitchController {
  store(ctx: HttpContext) {
    return this.#turn(ctx, 'off')
  }

  destroy(ctx: HttpContext) {
    return this.#turn(ctx, 'on')
  }

  #turn(ctx: HttpContext, state: 'on' | 'off') {
    const subject = subjectOf(ctx)
    const change = () => flags.turn(subject.name, state, agentOf(ctx))
    return changing(ctx, subject, { change, done: state })
  }
}
