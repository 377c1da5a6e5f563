import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class QueueRetry extends BaseCommand {
  static commandName = 'queue:retry'
  static description = 'Work a job again that was given up; --discard removes it instead'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'The job, as queue:parked shows it' }) declare job: string
  @flags.boolean({ description: 'Remove it for good' }) declare discard: boolean

  async run() {
    const { queue } = await import('#queue/queue')
    const { recordOnPlatform } = await import('#audit/platform_trail')
    const isDone = await (this.discard ? queue.discard(this.job) : queue.retry(this.job))
    if (!isDone) {
      this.logger.error(`No job "${this.job}" was given up.`)
      this.exitCode = 1
      return
    }
    const action = this.discard ? 'queue.discard' : 'queue.retry'
    await recordOnPlatform({ action, entity: { type: 'job', id: this.job } })
    this.logger.success(this.discard ? 'It is removed.' : 'It waits to be worked.')
  }
}
