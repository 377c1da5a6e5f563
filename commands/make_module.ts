import { existsSync } from 'node:fs'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'

export default class MakeModule extends BaseCommand {
  static commandName = 'make:module'
  static description = 'Make a module that works, with pages, a table, words and tests'

  @args.string({ description: 'Its key, such as "labs": a folder, a table and an address' })
  declare key: string

  @flags.string({ description: 'Folder to make it in', default: 'modules' }) declare into: string

  async run() {
    const { problemOfKey } = await import('#releases/module_package')
    const folder = `${this.into}/${this.key}`
    const problem = existsSync(this.app.makePath(folder))
      ? `${folder} is there already.`
      : problemOfKey(this.key)
    if (problem) {
      this.logger.error(problem)
      this.exitCode = 1
      return
    }
    const { beginModule } = await import('#releases/begin_module')
    await beginModule(this.app.makePath(), folder, this.key)
    this.logger.success(`${folder} is a module. "npm install" links it.`)
    this.logger.info('"npm start" gives it to the demo clinics.')
    this.logger.info(`"npm test -- http --files ${folder}/tests/http/${this.key}" runs its tests.`)
  }
}
