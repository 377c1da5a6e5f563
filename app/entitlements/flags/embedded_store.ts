import type { FeatureInterface } from 'unleash-client/lib/feature.js'
import type { FlagContext } from '#entitlements/flag_source'
import { Evaluator } from '#entitlements/flags/evaluator'
import Flag from '#entitlements/flags/flag'
import type { FlagStore, StoreStatus } from '#entitlements/flags/flag_store'

/** Flags in the central database, evaluated in this process. The rows are written by `Flags`. */
export class EmbeddedStore implements FlagStore {
  readonly kind = 'embedded'
  readonly #evaluator = new Evaluator()
  #since: Date | undefined
  #known = ''
  #changed: () => void = () => {}

  async start(changed: () => void) {
    this.#changed = changed
    await this.refresh()
  }

  stop() {
    this.#changed = () => {}
  }

  get status(): StoreStatus {
    return this.#since ? { isReachable: false, since: this.#since } : { isReachable: true }
  }

  get features() {
    return this.#evaluator.features
  }

  feature(name: string) {
    return this.#evaluator.feature(name)
  }

  isOn(name: string, context: FlagContext) {
    return this.#evaluator.isOn(name, context)
  }

  async read(name: string): Promise<FeatureInterface | undefined> {
    return (await Flag.find(name))?.feature
  }

  /** The row is the write, and it stands already. */
  async write() {}

  async refresh() {
    try {
      const flags = await Flag.query().orderBy('name')
      this.#since = undefined
      this.#take(flags.map(({ feature }) => feature))
    } catch {
      this.#since ??= new Date()
    }
  }

  #take(features: FeatureInterface[]) {
    const known = JSON.stringify(features)
    if (known === this.#known) return
    this.#known = known
    this.#evaluator.replace(features)
    this.#changed()
  }
}
