import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class RolloutCancel extends BaseCommand {
  static commandName = 'rollout:cancel'
  static description = 'End a rollout for good; what has moved stays moved'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Beginning of its id; the newest where left out', required: false })
  declare rollout?: string

  async run() {
    const { findRollout } = await import('#rollouts/find_rollout')
    const { cancelRollout } = await import('#rollouts/control')
    const found = await findRollout(this.rollout)
    await cancelRollout(found)
    this.logger.success(`${found.release} is ${found.state}.`)
  }
}
