import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ClinicSuspend extends BaseCommand {
  static commandName = 'clinic:suspend'
  static description = "Close a clinic's pages, keeping every record; --resume opens them again"
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The clinic' }) declare slug: string
  @flags.string({ description: 'Why; its members are told' }) declare reason?: string
  @flags.boolean({ description: 'Open it again' }) declare resume: boolean

  async run() {
    const { default: Clinic } = await import('#tenancy/clinic')
    const { resumeClinic, suspendClinic } = await import('#clinics/life')
    const clinic = await Clinic.findBy('slug', this.slug)
    if (!clinic) return this.#fail(`There is no clinic "${this.slug}".`)
    if (!this.resume && !this.reason) {
      return this.#fail('Say why with --reason; its members are told.')
    }
    try {
      await (this.resume ? resumeClinic(clinic) : suspendClinic(clinic, this.reason ?? ''))
      this.logger.success(`${clinic.name} is ${clinic.status}`)
    } catch (error) {
      this.#fail((error as Error).message)
    }
  }

  #fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
