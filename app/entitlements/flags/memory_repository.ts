import { EventEmitter } from 'node:events'
import type { EnhancedFeatureInterface, FeatureInterface } from 'unleash-client/lib/feature.js'
import type { RepositoryInterface } from 'unleash-client/lib/repository/index.js'

/** Hands features from memory to Unleash's own evaluation. Segments live on a server only. */
export class MemoryRepository extends EventEmitter implements RepositoryInterface {
  #features = new Map<string, FeatureInterface>()

  replace(features: readonly FeatureInterface[]) {
    this.#features = new Map(features.map((feature) => [feature.name, feature]))
  }

  async start() {
    this.emit('ready')
  }

  stop() {
    this.removeAllListeners()
  }

  getToggle(name: string) {
    return this.#features.get(name)
  }

  getToggles() {
    return [...this.#features.values()]
  }

  getTogglesWithSegmentData() {
    // Without segments, a feature is its own enhanced form.
    return this.getToggles() as EnhancedFeatureInterface[]
  }

  getSegment() {
    return undefined
  }
}
