import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { NewClinic } from '#clinics/provisioning'

export default class ClinicCreate extends BaseCommand {
  static commandName = 'clinic:create'
  static description = 'Make a clinic with its own database'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: "The clinic's part of its addresses, e.g. santos-family" })
  declare slug: string

  @args.string({ description: 'Its name' })
  declare name: string

  @flags.string({ description: 'key of a plan, e.g. free or pro', default: 'free' })
  declare plan: string
  @flags.string({ description: 'ISO 3166 code', default: 'US' }) declare country: string
  @flags.string({ description: 'IANA name', default: 'America/New_York' }) declare timeZone: string
  @flags.string({ description: 'ISO 4217 code', default: 'USD' }) declare currency: string
  @flags.string({ description: 'mdy, dmy or ymd', default: 'mdy' }) declare dateOrder: string

  async run() {
    const { provisionClinic } = await import('#clinics/provisioning')
    const input = await this.#input()
    if (!input) return
    try {
      const clinic = await provisionClinic(input, { afterStep: (step) => this.logger.info(step) })
      this.logger.success(`${clinic.name} is open at /c/${clinic.slug}`)
    } catch (error) {
      this.logger.error((error as Error).message)
      this.exitCode = 1
    }
  }

  /** As strict as the console's form: a clinic in a zone that is none could show no page. */
  async #input(): Promise<NewClinic | null> {
    const { clinicDescription } = await import('#clinics/validators/clinic_forms')
    const { slug, name, plan, country, timeZone, currency, dateOrder } = this
    const habits = { time_zone: timeZone, date_order: dateOrder }
    const given = { name, plan, country, currency, ...habits }
    const [error, described] = await clinicDescription.tryValidate(given)
    if (described) {
      const { time_zone: zone, date_order: order, ...facts } = described
      return { ...facts, slug, timeZone: zone, dateOrder: order }
    }
    for (const { field, message } of error.messages as { field: string; message: string }[]) {
      this.logger.error(`${field}: ${message}`)
    }
    this.exitCode = 1
    return null
  }
}
