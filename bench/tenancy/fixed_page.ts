import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { runInClinic } from '@medtrack/sdk/clinic_context'
import type { ClinicContext } from '@medtrack/sdk'
import { middleware } from '#gateway/clinic_routes'
import { Presence } from '#gateway/presence'
import { ReleasePage } from '#gateway/release_page'
import { Shell } from '#gateway/shell'
import { registry } from '#releases/registry'
import { directory } from '#tenancy/clinic_directory'
import { connections } from '#tenancy/connections'
import PatientsController from '../../modules/patients/controllers/patients_controller.js'

/**
 * The patients page without tenancy: same session, same shield, same controller, same view. The
 * clinic, its connection and the member's role are fixed when the first request comes, instead of
 * being found out anew for each.
 */
export function registerFixedPage() {
  let fixed: Promise<{ presence: Presence; context: ClinicContext }> | undefined
  router
    .get('/bench/fixed', async (ctx: HttpContext) => {
      fixed ??= prepare(ctx)
      const { presence, context } = await fixed
      const [release] = registry.latest().filter(({ key }) => key === 'patients')
      ctx.presence = presence
      ctx.view.share({ shell: new Shell(ctx) })
      ctx.page = new ReleasePage(release, ctx)
      return runInClinic(context, () => new PatientsController().index(ctx))
    })
    .use([middleware.authenticate()])
}

async function prepare(ctx: HttpContext) {
  const slug = process.env.BENCH_CLINIC ?? ''
  const clinic = await directory.bySlug(slug)
  if (!clinic) throw new RangeError(`There is no clinic ${slug}.`)
  const presence = await Presence.establish(ctx, slug)
  const { connectionName, db } = await connections.acquire(clinic)
  return {
    presence,
    context: { clinic: clinic.facts(), actor: presence.actor, connectionName, db },
  }
}
