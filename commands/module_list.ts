import { BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ModuleList extends BaseCommand {
  static commandName = 'module:list'
  static description =
    'List the module releases of this deployment, and those left out with the reason'
  static options: CommandOptions = { startApp: true }

  async run() {
    const { registry } = await import('#releases/registry')
    const table = this.ui.table().head(['Module', 'Release', 'Title', 'Folder'])
    for (const { key, version, contract, pkg } of registry.all()) {
      table.row([key, version, contract.title, this.app.relativePath(pkg.folder)])
    }
    table.render()
    for (const { module, problem } of registry.problems) {
      this.logger.error(`${module} is left out: ${problem}`)
    }
    if (registry.problems.length > 0) this.exitCode = 1
  }
}
