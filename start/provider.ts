import type { ApplicationService } from '@adonisjs/core/types'
import { queue } from '#queue/queue'
import { connections } from '#tenancy/connections'

/** Puts the floors together: what each needs of the others is installed here, once. */
export default class PlatformProvider {
  constructor(protected app: ApplicationService) {}

  /** Stands before the i18n provider, which asks the registry for every release's words. */
  async boot() {
    const { loadReleases } = await import('#start/releases')
    await loadReleases(this.app)
    const { installPlatform } = await import('#start/host')
    installPlatform()
  }

  async start() {
    await this.#rememberShield()
    const { connectModels } = await import('#start/models')
    await connectModels(this.app)
    const { makeCommitsHonest } = await import('#tenancy/honest_commit')
    makeCommitsHonest()
    const { chooseQueueDriver } = await import('#start/queue')
    queue.use(await chooseQueueDriver())
    if (this.app.usingEdgeJS) {
      const { mountReleaseViews } = await import('#start/releases')
      await mountReleaseViews(this.app)
    }
  }

  /** Shield binds its middleware so that each request imports Edge and builds it anew; one will do. */
  async #rememberShield() {
    const { default: ShieldMiddleware } = await import('@adonisjs/shield/shield_middleware')
    const shield = await this.app.container.make(ShieldMiddleware)
    this.app.container.bindValue(ShieldMiddleware, shield)
  }

  async ready() {
    if (this.app.getEnvironment() !== 'web') return
    const { keepStartingBackground } = await import('#start/background')
    const { default: env } = await import('#start/env')
    const worksJobs = env.get('WEB_WORKS_JOBS', true)
    void keepStartingBackground(this.app, { worksJobs })
  }

  async shutdown() {
    const { stopBackground } = await import('#start/background')
    await stopBackground()
    await connections.closeAll()
  }
}
