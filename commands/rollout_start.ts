import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class RolloutStart extends BaseCommand {
  static commandName = 'rollout:start'
  static description = 'Begin a planned rollout; workers then carry it on'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Beginning of its id; the newest where left out', required: false })
  declare rollout?: string

  async run() {
    const { findRollout } = await import('#rollouts/find_rollout')
    const { startRollout } = await import('#rollouts/control')
    const found = await findRollout(this.rollout)
    await startRollout(found)
    this.logger.success(`${found.release} is ${found.state}.`)
  }
}
