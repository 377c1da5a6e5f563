import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import type { NextFn } from '@adonisjs/core/types/http'
import type { CorePermission } from '#entitlements/permissions'

/** The middleware that guards pages; applied by name. */
export const middleware = router.named({
  authenticate: () => import('#identity/authenticate_middleware'),
  guest: () => import('#identity/guest_middleware'),
  superAdmin: () => import('#identity/super_admin_middleware'),
  enterClinic: () => import('#gateway/enter_clinic_middleware'),
})

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Handler = Parameters<typeof router.route>[2]

/**
 * Declares a page of the core below `/c/<clinic>`. Like a module's, it names the permission that it
 * needs; there is no way to leave it out.
 */
export function clinicPage(
  method: Method,
  pattern: string,
  permission: CorePermission,
  to: Handler
) {
  const gate = (ctx: HttpContext, next: NextFn) => {
    ctx.presence.demand(permission)
    return next()
  }
  return router
    .route(`/c/:clinic${pattern}`, methodsFor(method), to)
    .use([middleware.authenticate(), middleware.enterClinic(), gate])
}

/** What can be read can be asked for without its body. */
export function methodsFor(method: Method): string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method]
}
