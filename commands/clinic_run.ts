import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ClinicRun extends BaseCommand {
  static commandName = 'clinic:run'
  static description = 'Run another command inside a clinic: clinic:run santos-family -- <command>'
  static options: CommandOptions = { startApp: true, allowUnknownFlags: true }

  @args.string({ description: 'The clinic' }) declare slug: string
  @args.spread({ description: 'The command and what it is given' }) declare command: string[]

  async run() {
    const { directory } = await import('#tenancy/clinic_directory')
    const { enterClinic, PLATFORM } = await import('#tenancy/enter_clinic')
    const clinic = await directory.bySlug(this.slug)
    if (!clinic) return this.#fail(`There is no clinic "${this.slug}".`)
    const [name, ...rest] = this.command
    if (!this.kernel.getCommand(name)) return this.#fail(`There is no command "${name}".`)
    const ran = await enterClinic(clinic, PLATFORM, () => this.kernel.exec(name, rest))
    this.exitCode = ran.exitCode
  }

  #fail(message: string) {
    this.logger.error(message)
    this.exitCode = 1
  }
}
