import { args, BaseCommand } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ModuleLint extends BaseCommand {
  static commandName = 'module:lint'
  static description = 'Judge the migrations of every release, for SQLite and MySQL'
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'One module only', required: false }) declare key?: string

  async run() {
    const { registry } = await import('#releases/registry')
    const { lintRelease } = await import('#rollouts/lint/lint')
    if (this.key && registry.versions(this.key).length === 0) {
      this.logger.error(`This deployment carries no module "${this.key}".`)
      this.exitCode = 1
      return
    }
    for (const key of this.key ? [this.key] : registry.keys) {
      const versions = registry.versions(key)
      for (const [at, release] of versions.entries()) {
        const findings = await lintRelease(release, versions.slice(0, at))
        if (findings.length === 0) this.logger.success(`${key}@${release.version}`)
        for (const one of findings) this.#tell(`${key}@${release.version}`, one)
      }
    }
  }

  #tell(release: string, finding: { code: string; sentence: string; safeWay: string }) {
    this.logger.error(`${release} ${finding.code}: ${finding.sentence}`)
    this.logger.log(`  ${finding.safeWay}`)
    this.exitCode = 1
  }
}
