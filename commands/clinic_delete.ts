import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ClinicDelete extends BaseCommand {
  static commandName = 'clinic:delete'
  static description = 'Remove a clinic for good, after writing everything it holds to an export'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The clinic' }) declare slug: string
  @flags.string({ description: "The clinic's name, typed exactly" }) declare confirm?: string

  async run() {
    const { default: Clinic } = await import('#tenancy/clinic')
    const { deleteClinic } = await import('#clinics/life')
    const clinic = await Clinic.query().where('slug', this.slug).preload('databaseServer').first()
    if (!clinic) return this.#fail(`There is no clinic "${this.slug}".`)
    const typed =
      this.confirm ?? (await this.prompt.ask(`Type the clinic's name to remove it`)) ?? ''
    try {
      const file = await deleteClinic(clinic, typed)
      this.logger.success(`${clinic.name} is removed. Everything it held: ${file}`)
    } catch (error) {
      this.#fail((error as Error).message)
    }
  }

  #fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
