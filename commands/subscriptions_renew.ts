import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class SubscriptionsRenew extends BaseCommand {
  static commandName = 'subscriptions:renew'
  static description = 'Bill the periods that began, end what was cancelled, see who is overdue'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { renewDue } = await import('#subscriptions/renewals')
    this.logger.info(`Issued ${await renewDue()} invoices`)
  }
}
