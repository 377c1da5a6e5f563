import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ClinicList extends BaseCommand {
  static commandName = 'clinic:list'
  static description = 'List every clinic, its state and its releases'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { default: Clinic } = await import('#tenancy/clinic')
    const { ledger } = await import('#releases/ledger')
    const table = this.ui.table().head(['Slug', 'Name', 'Status', 'Plan', 'Ring', 'Releases'])
    for (const clinic of await Clinic.query().orderBy('slug')) {
      const entries = [...(await ledger.of(clinic.id))]
      const releases = entries.map(([key, { version }]) => `${key}@${version}`).join(' ')
      table.row([clinic.slug, clinic.name, clinic.status, clinic.plan, clinic.ring, releases])
    }
    table.render()
  }
}
