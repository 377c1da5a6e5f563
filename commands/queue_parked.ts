import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class QueueParked extends BaseCommand {
  static commandName = 'queue:parked'
  static description = 'List the newest jobs that were given up, and how many jobs there are'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { queue } = await import('#queue/queue')
    const table = this.ui.table().head(['Id', 'Job', 'Clinic', 'Attempts', 'Last error'])
    for (const { id, name, clinicId, attempts, error } of await queue.parked()) {
      table.row([id, name, clinicId ?? '–', String(attempts), error])
    }
    table.render()
    const counts = Object.entries(await queue.counts())
    this.logger.info(counts.map(([state, count]) => `${count} ${state}`).join(', '))
  }
}
