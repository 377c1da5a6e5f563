import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class RolloutStatus extends BaseCommand {
  static commandName = 'rollout:status'
  static description = 'How far a rollout is, and which clinics need a look'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Beginning of its id; the newest where left out', required: false })
  declare rollout?: string

  async run() {
    const { findRollout } = await import('#rollouts/find_rollout')
    const { default: RolloutStep } = await import('#rollouts/rollout_step')
    const found = await findRollout(this.rollout)
    const steps = await RolloutStep.query()
      .where('rolloutId', found.id)
      .orderBy('position')
      .preload('clinic')
    this.logger.log(`${found.id} ${found.release} (${found.kind}): ${found.state}`)
    if (found.reason) this.logger.error(found.reason)
    const table = this.ui.table().head(['Wave', 'Ring', 'Clinics', 'Through', 'Failed'])
    for (const [at, { ring, share }] of found.waves.entries()) {
      const own = steps.filter(({ wave }) => wave === at)
      const over = own.filter((step) => step.isOver).length
      const failed = own.filter(({ state }) => state === 'failed').length
      table.row([String(at + 1), `${ring} ${share} %`, ...[own.length, over, failed].map(String)])
    }
    table.render()
    for (const { clinic, state, error } of steps.filter((step) => step.error)) {
      this.logger.warning(`${clinic.slug} is ${state}: ${error}`)
    }
  }
}
