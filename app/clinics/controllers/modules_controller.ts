import type { HttpContext } from '@adonisjs/core/http'
import { ModuleSwitches } from '#clinics/module_switch'
import { settingsTabs } from '#clinics/settings_page'
import type { Plans } from '#entitlements/plans'
import { newsOf } from '#releases/changelog'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'

/** The modules that are installed for the clinic, and why each is on or off. */
export default class ModulesController {
  async index(ctx: HttpContext) {
    const { access, clinic } = ctx.presence
    const entries = await ledger.of(clinic.id)
    const switches = await ModuleSwitches.of(clinic.id)
    const modules = switches.keys.map(async (key) => ({
      key,
      version: entries.get(key)?.version,
      verdict: access.verdict(key),
      upgradeTo: upgradeFor(key, access.offered),
      isKeptOn: switches.isKeptOn(key),
      turnsOff: switches.dependentsOf(key).map(titleOf),
      turnsOn: switches.requirementsOf(key).map(titleOf),
      news: await newsAt(key, entries.get(key)?.version),
      ...about(key, entries.get(key)?.version),
    }))
    return ctx.view.render('pages/clinics/settings/modules', {
      modules: await Promise.all(modules),
      titleOf: (key: string | null) => (key ? titleOf(key) : ''),
      planPage: `/c/${clinic.slug}/settings/plan`,
      base: `/c/${clinic.slug}/settings/modules`,
      tabs: settingsTabs(ctx, 'modules'),
    })
  }
}

/** Name of the cheapest plan on offer that includes the module. */
function upgradeFor(key: string, plans: Plans): string | undefined {
  const fitting = [...plans.values()].filter(
    ({ isOffered, modules }) => isOffered && (modules.includes('*') || modules.includes(key))
  )
  return fitting.sort((one, other) => one.price - other.price).at(0)?.name
}

/** What the release that the clinic runs brought. */
async function newsAt(key: string, version?: string): Promise<readonly string[]> {
  const release = registry.find(key, version ?? '')
  return release ? newsOf(release) : []
}

/** Words of the release that the clinic runs; of the newest here where that one is missing. */
function about(key: string, version?: string) {
  const release = registry.find(key, version ?? '') ?? registry.versions(key).at(-1)
  const { title = key, summary = '', icon = 'package' } = release?.contract ?? {}
  return { title, summary, icon }
}

export function titleOf(key: string): string {
  return about(key).title
}
