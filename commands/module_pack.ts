import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import { args, BaseCommand } from '@adonisjs/core/ace'

const FOLDER = 'packages'

export default class ModulePack extends BaseCommand {
  static commandName = 'module:pack'
  static description = 'Pack a module into a file that npm can install or publish'

  @args.string({ description: 'Key of the module' }) declare key: string

  async run() {
    const folder = this.app.makePath('modules', this.key)
    const target = this.app.makePath(FOLDER)
    await mkdir(target, { recursive: true })
    const { stdout } = await promisify(execFile)('npm', [
      'pack',
      folder,
      '--silent',
      '--pack-destination',
      target,
    ])
    this.logger.success(`${FOLDER}/${stdout.trim()}`)
  }
}
