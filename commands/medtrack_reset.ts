import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class MedtrackReset extends BaseCommand {
  static commandName = 'medtrack:reset'
  static description = 'Remove the demo clinics, so that medtrack:prepare --demo makes them afresh'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Do not ask' })
  declare yes: boolean

  async run() {
    const { DEMO_CLINICS } = await import('#clinics/demo_people')
    const { default: Clinic } = await import('#tenancy/clinic')
    const { prepareCentral } = await import('#clinics/prepare')
    const { undoProvisioning } = await import('#clinics/undo_provisioning')
    await prepareCentral()
    const slugs = DEMO_CLINICS.map(({ slug }) => slug)
    const clinics = await Clinic.query().whereIn('slug', slugs).preload('databaseServer')
    if (!this.yes && clinics.length > 0 && process.stdin.isTTY) {
      const names = clinics.map(({ name }) => name).join(', ')
      if (!(await this.prompt.confirm(`Remove ${names} with all their records?`))) return
    }
    for (const clinic of clinics) await undoProvisioning(clinic)
  }
}
