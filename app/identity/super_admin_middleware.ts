import { Exception } from '@adonisjs/core/exceptions'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

export class NotSuperAdminError extends Exception {
  static code = 'E_NOT_SUPER_ADMIN'
  static status = 403
  static message = 'Only those who run the platform see this page.'
}

/** The platform's own pages. Runs after `authenticate`. */
export default class SuperAdminMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    if (!ctx.auth.user?.isSuperAdmin) throw new NotSuperAdminError()
    return next()
  }
}
