import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { sessionUserRow } from '#identity/session_row'
import User from '#identity/user'

/**
 * Tells `ctx.auth` who is asking, from the row that came along with the session. Runs on every
 * page, after the session and auth middleware; `authenticate` decides whether anybody must be there.
 */
export default class IdentifyMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const guard = ctx.auth.use('web')
    guard.user = this.#person(ctx)
    guard.isAuthenticated = Boolean(guard.user)
    guard.authenticationAttempted = true
    await ctx.auth.check()
    return next()
  }

  #person(ctx: HttpContext): User | undefined {
    const row = sessionUserRow(ctx)
    const user = row && User.$createFromAdapterResult(row, {}, { connection: 'central' })
    return user && !user.isDisabled ? user : undefined
  }
}
