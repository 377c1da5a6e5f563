import type { ApplicationService } from '@adonisjs/core/types'
import { bus } from '#bus/bus'
import { queue } from '#queue/queue'
import { connections } from '#tenancy/connections'

/** Puts the floors together: what each needs of the others is installed here, once. */
export default class PlatformProvider {
  constructor(protected app: ApplicationService) {}

  /** Stands before the i18n provider, which asks the registry for every release's words. */
  async boot() {
    const { loadReleases } = await import('#start/releases')
    await loadReleases(this.app)
    const { installHost } = await import('@medtrack/sdk/host')
    const { recordInClinic } = await import('#audit/clinic_trail')
    installHost({ enqueue: (work) => queue.push(work), audit: recordInClinic })
  }

  async start() {
    const { connectModels } = await import('#start/models')
    await connectModels(this.app)
    const { makeCommitsHonest } = await import('#tenancy/honest_commit')
    makeCommitsHonest()
    const { InProcessDriver } = await import('#queue/in_process_driver')
    queue.use(new InProcessDriver())
    if (this.app.usingEdgeJS) {
      const { mountReleaseViews } = await import('#start/releases')
      await mountReleaseViews(this.app)
    }
  }

  async ready() {
    if (this.app.getEnvironment() !== 'web') return
    const { keepStartingBackground } = await import('#start/background')
    void keepStartingBackground(this.app)
  }

  async shutdown() {
    await queue.stop()
    await bus.stop()
    await connections.closeAll()
  }
}
