import type { HttpContext } from '@adonisjs/core/http'
import { ModuleSwitches } from '#clinics/module_switch'
import { settingsTabs } from '#clinics/settings_page'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'

/** The modules that are installed for the clinic, and why each is on or off. */
export default class ModulesController {
  async index(ctx: HttpContext) {
    const { access, clinic } = ctx.presence
    const entries = await ledger.of(clinic.id)
    const switches = await ModuleSwitches.of(clinic.id)
    const modules = switches.keys.map((key) => ({
      key,
      version: entries.get(key)?.version,
      verdict: access.verdict(key),
      isKeptOn: switches.isKeptOn(key),
      turnsOff: switches.dependentsOf(key).map(titleOf),
      turnsOn: switches.requirementsOf(key).map(titleOf),
      ...about(key, entries.get(key)?.version),
    }))
    return ctx.view.render('pages/clinics/settings/modules', {
      modules,
      base: `/c/${clinic.slug}/settings/modules`,
      tabs: settingsTabs(ctx, 'modules'),
    })
  }
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
