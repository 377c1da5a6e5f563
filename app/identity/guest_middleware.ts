import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { landingPath } from '#identity/landing'
import { safePath } from '#identity/safe_path'

/** Pages that make no sense to somebody who is signed in. */
export default class GuestMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { user } = ctx.auth
    if (!user) return next()
    const path = safePath(ctx.request.input('next')) ?? (await landingPath(user))
    return ctx.response.redirect().toPath(path)
  }
}
