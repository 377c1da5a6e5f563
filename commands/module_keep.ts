import { args, BaseCommand } from '@adonisjs/core/ace'

export default class ModuleKeep extends BaseCommand {
  static commandName = 'module:keep'
  static description = 'Keep the release of a module that stands here, before the next is written'

  @args.string({ description: 'Key of the module' }) declare key: string

  async run() {
    const { keepRelease } = await import('#releases/keep_release')
    const folder = await keepRelease(this.app.makePath(), this.key)
    this.logger.success(`Kept in ${folder}. Clinics that run it go on with it.`)
  }
}
