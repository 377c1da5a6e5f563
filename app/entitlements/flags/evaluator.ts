import { Unleash } from 'unleash-client'
import type { FeatureInterface } from 'unleash-client/lib/feature.js'
import type { FlagContext } from '#entitlements/flag_source'
import { MemoryRepository } from '#entitlements/flags/memory_repository'
import { unleashContext } from '#entitlements/flags/unleash_context'

/** Unleash's own evaluation over features in memory: no server, no network, no waiting. */
export class Evaluator {
  readonly #repository = new MemoryRepository()
  readonly #unleash: Unleash

  constructor(features: readonly FeatureInterface[] = []) {
    this.#repository.replace(features)
    this.#unleash = new Unleash({
      appName: 'medtrack',
      url: 'embedded:/',
      repository: this.#repository,
      disableMetrics: true,
      disableAutoStart: true,
      skipInstanceCountWarning: true,
    })
    void this.#repository.start()
  }

  replace(features: readonly FeatureInterface[]) {
    this.#repository.replace(features)
  }

  get features(): FeatureInterface[] {
    return this.#repository.getToggles()
  }

  feature(name: string): FeatureInterface | undefined {
    return this.#repository.getToggle(name)
  }

  /** A flag that nobody made yet holds nothing back. */
  isOn(name: string, context: FlagContext): boolean {
    return this.#unleash.isEnabled(name, unleashContext(context), true)
  }

  destroy() {
    this.#unleash.destroy()
  }
}
