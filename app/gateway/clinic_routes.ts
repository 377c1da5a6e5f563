import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import type { NextFn } from '@adonisjs/core/types/http'
import type { CorePermission } from '#entitlements/permissions'
import { ReadOnlyError } from '#gateway/errors'
import { demandWritable } from '#gateway/read_only'
import { showFormRefused } from '#gateway/show_form_again'

/** The middleware that guards pages; applied by name. */
export const middleware = router.named({
  authenticate: () => import('#identity/authenticate_middleware'),
  guest: () => import('#identity/guest_middleware'),
  superAdmin: () => import('#identity/super_admin_middleware'),
  enterClinic: () => import('#gateway/enter_clinic_middleware'),
})

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Handler = Parameters<typeof router.route>[2]

type LazyController = () => Promise<{ default: new () => object }>

interface ClinicPageOptions {
  /** A change that goes on in a clinic that is otherwise read-only. */
  worksReadOnly?: boolean
  /** Controller and method that show the form again where a change is refused. */
  form?: [LazyController, string]
}

/**
 * Declares a page of the core below `/c/<clinic>`. Like a module's, it names the permission that it
 * needs; there is no way to leave it out.
 */
export function clinicPage(
  method: Method,
  pattern: string,
  permission: CorePermission,
  to: Handler,
  { worksReadOnly, form }: ClinicPageOptions = {}
) {
  const gate = async (ctx: HttpContext, next: NextFn) => {
    ctx.presence.demand(permission)
    try {
      demandWritable(ctx, worksReadOnly)
    } catch (error) {
      return refuse(ctx, error, form)
    }
    return next()
  }
  return router
    .route(`/c/:clinic${pattern}`, methodsFor(method), to)
    .use([middleware.authenticate(), middleware.enterClinic(), gate])
}

/** What was typed is shown again with the refusal; what was no form gets the page of the error. */
async function refuse(ctx: HttpContext, error: unknown, form: ClinicPageOptions['form']) {
  const isPage = ctx.request.accepts(['html', 'json']) === 'html'
  if (!form || !isPage || !(error instanceof ReadOnlyError)) throw error
  showFormRefused(ctx, error)
  const [load, method] = form
  const Controller = (await load()).default
  // Named beside the import, in the table of routes; one that is missing fails loudly here.
  const controller = new Controller() as Record<string, (ctx: HttpContext) => unknown>
  const page = await controller[method](ctx)
  return ctx.response.send(page)
}

/** What can be read can be asked for without its body. */
export function methodsFor(method: Method): string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method]
}
