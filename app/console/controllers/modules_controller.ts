import type { HttpContext } from '@adonisjs/core/http'
import { countRunning } from '#console/release_counts'
import { registry } from '#releases/registry'

/** Every release that this process carries, and what it had to leave out. */
export default class ModulesController {
  async index(ctx: HttpContext) {
    const running = await countRunning()
    const known = new Set(registry.all().map(({ key, version }) => `${key}@${version}`))
    return ctx.view.render('pages/console/modules', {
      problems: registry.problems,
      modules: registry.keys.map((key) => ({
        key,
        title: registry.versions(key).at(-1)?.contract.title,
        releases: registry
          .versions(key)
          .toReversed()
          .map(({ version, pkg, routes }) => ({
            version,
            requires: Object.entries(pkg.requires).map(([name, range]) => `${name} ${range}`),
            routeCount: routes.length,
            clinicCount: running.get(`${key}@${version}`) ?? 0,
          })),
      })),
      missing: [...running]
        .filter(([name]) => !known.has(name))
        .map(([name, clinicCount]) => ({ name, clinicCount })),
    })
  }
}
