import type { EventEmitter } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'
import { Unleash } from 'unleash-client'
import type { FeatureInterface } from 'unleash-client/lib/feature.js'
import type { UnleashServer } from '#config/flags'
import type { FlagContext } from '#entitlements/flag_source'
import { AdminApi } from '#entitlements/flags/admin_api'
import type { FlagStore, StoreStatus } from '#entitlements/flags/flag_store'
import { sameStrategies } from '#entitlements/flags/flag_rule'
import { unleashContext } from '#entitlements/flags/unleash_context'

/** The server tells its clients of a change about a second after it took it. */
const SEEN_WITHIN_MS = 5_000
const LOOK_AGAIN_MS = 250
const TIMEOUT_MS = 2_000

/** Flags on an Unleash server, polled and kept by `unleash-client`, also in a file over a restart. */
export class ServerStore implements FlagStore {
  readonly kind = 'server'
  readonly #server: UnleashServer
  readonly #admin: AdminApi
  #client: Unleash | undefined
  #since: Date | undefined
  #changed: () => void = () => {}

  constructor(server: UnleashServer) {
    this.#server = server
    this.#admin = new AdminApi(server)
  }

  async start(changed: () => void) {
    this.#changed = changed
    await mkdir(this.#server.backupPath, { recursive: true })
    const client = this.#makeClient()
    this.#adopt(client)
    await client.start()
    // What the file gave is announced a turn later.
    await nextTurn()
    changed()
  }

  stop() {
    this.#changed = () => {}
    if (this.#client) retire(this.#client)
    this.#client = undefined
  }

  get status(): StoreStatus {
    return this.#since ? { isReachable: false, since: this.#since } : { isReachable: true }
  }

  get features() {
    return this.#client?.getFeatureToggleDefinitions() ?? []
  }

  feature(name: string) {
    return this.#client?.getFeatureToggleDefinition(name)
  }

  isOn(name: string, context: FlagContext) {
    return this.#client?.isEnabled(name, unleashContext(context), true) ?? true
  }

  read(name: string) {
    return this.#admin.read(name)
  }

  async write(feature: FeatureInterface) {
    await this.#admin.write(feature)
    const deadline = Date.now() + SEEN_WITHIN_MS
    while (!this.#shows(feature) && Date.now() < deadline) {
      await wait(LOOK_AGAIN_MS)
      await this.refresh()
    }
  }

  /**
   * Asks at once, with a fresh client: the one at work waits longer after each failure, and stops for
   * good when it was refused once. What is known stays until the fresh one knows better.
   */
  async refresh() {
    if (!this.#client) return
    const fresh = this.#makeClient()
    await fresh.start()
    if (fresh.isSynchronized() && this.#client) {
      retire(this.#client)
      this.#adopt(fresh)
      await nextTurn()
      this.#changed()
    } else retire(fresh)
  }

  #shows({ name, enabled, strategies }: FeatureInterface) {
    const known = this.feature(name)
    return known?.enabled === enabled && sameStrategies(known, { name, enabled, strategies })
  }

  #adopt(client: Unleash) {
    this.#client = client
    client.on('changed', () => client === this.#client && this.#changed())
  }

  #makeClient() {
    const { url, clientToken, refreshMs, backupPath, environment } = this.#server
    const client = new Unleash({
      appName: 'medtrack',
      url,
      environment,
      backupPath,
      refreshInterval: refreshMs,
      timeout: TIMEOUT_MS,
      customHeaders: { Authorization: clientToken },
      disableMetrics: true,
      disableAutoStart: true,
      skipInstanceCountWarning: true,
    })
    for (const sign of ['changed', 'unchanged']) client.on(sign, () => (this.#since = undefined))
    for (const sign of ['error', 'warn']) client.on(sign, () => (this.#since ??= new Date()))
    return client
  }
}

/**
 * Ends a client. A question of its that is still under way may fail later, and by then nobody listens
 * any more: such an error would end the process.
 */
function retire(client: Unleash) {
  client.destroy()
  // Private in its types only; the library offers no other way to its repository's errors.
  const { repository } = client as unknown as { repository: EventEmitter }
  repository.on('error', () => {})
}
