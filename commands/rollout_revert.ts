import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class RolloutRevert extends BaseCommand {
  static commandName = 'rollout:revert'
  static description = 'Point every clinic back that a rollout moved'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Beginning of its id; the newest where left out', required: false })
  declare rollout?: string

  async run() {
    const { findRollout } = await import('#rollouts/find_rollout')
    const { revertRollout } = await import('#rollouts/control')
    const found = await findRollout(this.rollout)
    await revertRollout(found)
    this.logger.success(`${found.release} is ${found.state}.`)
  }
}
