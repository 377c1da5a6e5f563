import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { methodsFor, middleware } from '#gateway/clinic_routes'
import { dispatch } from '#gateway/dispatch'
import { mergeRoutes } from '#gateway/route_table'
import { registry } from '#releases/registry'

/** Puts the routes of every module into the router, below `/c/<clinic>/<module key>`. */
export function registerModuleRoutes() {
  for (const merged of mergeRoutes(registry.all())) {
    const pattern = `/c/:clinic/${merged.key}${merged.shape === '/' ? '' : merged.shape}`
    router
      .route(pattern, methodsFor(merged.method), (ctx: HttpContext) => dispatch(merged, ctx))
      .use([middleware.authenticate(), middleware.enterClinic()])
  }
}
