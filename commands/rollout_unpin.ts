import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class RolloutUnpin extends BaseCommand {
  static commandName = 'rollout:unpin'
  static description = 'Let rollouts move a clinic again'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Address of the clinic' }) declare clinic: string
  @args.string({ description: 'Key of the module' }) declare module: string

  async run() {
    const { default: Clinic } = await import('#tenancy/clinic')
    const { pinRelease } = await import('#rollouts/control')
    const clinic = await Clinic.findByOrFail('slug', this.clinic)
    await pinRelease(clinic.id, this.module, false)
    this.logger.success('Done.')
  }
}
