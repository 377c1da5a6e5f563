import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class MedtrackPrepare extends BaseCommand {
  static commandName = 'medtrack:prepare'
  static description = 'Bring the central database up to date; with --demo, make the demo clinics'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Make the demo clinics that are not there yet' })
  declare demo: boolean

  async run() {
    const { prepareCentral } = await import('#clinics/prepare')
    const { sweepHalfMade } = await import('#clinics/sweep')
    await prepareCentral()
    await sweepHalfMade()
    if (this.demo) await this.#demo()
  }

  async #demo() {
    const { seedDemo } = await import('#clinics/demo')
    const { DEMO_ADMIN, DEMO_CLINICS, DEMO_PASSWORD } = await import('#clinics/demo_people')
    for (const name of await seedDemo()) this.logger.success(`Made the demo clinic ${name}`)
    const table = this.ui.table().head(['Clinic', 'Role', 'E-mail', 'Password'])
    table.row(['(the platform)', 'super admin', DEMO_ADMIN.email, DEMO_PASSWORD])
    for (const { name, members } of DEMO_CLINICS) {
      for (const { email, role } of members) table.row([name, role, email, DEMO_PASSWORD])
    }
    table.render()
  }
}
