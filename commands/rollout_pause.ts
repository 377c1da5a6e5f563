import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class RolloutPause extends BaseCommand {
  static commandName = 'rollout:pause'
  static description = 'Let no more clinics begin; those under way end their step'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Beginning of its id; the newest where left out', required: false })
  declare rollout?: string

  async run() {
    const { findRollout } = await import('#rollouts/find_rollout')
    const { pauseRollout } = await import('#rollouts/control')
    const found = await findRollout(this.rollout)
    await pauseRollout(found)
    this.logger.success(`${found.release} is ${found.state}.`)
  }
}
