import type { HttpContext } from '@adonisjs/core/http'
import { signInPath } from '#identity/safe_path'
import { endSession } from '#identity/session'
import { endSessionsOf } from '#identity/user_sessions'

/** All of a person's sessions at once. */
export default class EverywhereController {
  async destroy(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    await endSession(ctx, user)
    await endSessionsOf(user.id)
    return ctx.response.redirect().toPath(signInPath({ why: 'signed-out-everywhere' }))
  }
}
