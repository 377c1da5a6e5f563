import type { FeatureInterface } from 'unleash-client/lib/feature.js'
import { ruleOf } from '#entitlements/flags/flag_rule'
import { Evaluator } from '#entitlements/flags/evaluator'

/** What a flag means for the clinics of one plan and ring. */
export interface Cell {
  plan: string
  ring: string
  answer: 'on' | 'off' | 'some'
  /** Of `some`: the share, where one number says it. */
  percentage: number | null
}

export interface Kind {
  plan: string
  ring: string
}

/**
 * Asks Unleash's evaluation about every plan and ring, once with each gradual share taken as
 * everyone and once as nobody: where the answers differ, some clinics are in and some are out.
 */
export class FlagMatrix {
  readonly #atBest: Evaluator
  readonly #atWorst: Evaluator
  readonly #features: Map<string, FeatureInterface>

  constructor(features: readonly FeatureInterface[]) {
    this.#features = new Map(features.map((feature) => [feature.name, feature]))
    this.#atBest = new Evaluator(features.map((one) => withShares(one, (share) => share > 0)))
    this.#atWorst = new Evaluator(features.map((one) => withShares(one, (share) => share >= 100)))
  }

  row(name: string, kinds: readonly Kind[]): Cell[] {
    return kinds.map((kind) => this.#cell(name, kind))
  }

  #cell(name: string, kind: Kind): Cell {
    const clinic = { ...kind, clinicId: 'any', country: '', release: null }
    if (this.#atWorst.isOn(name, clinic)) return { ...kind, answer: 'on', percentage: null }
    if (!this.#atBest.isOn(name, clinic)) return { ...kind, answer: 'off', percentage: null }
    const feature = this.#features.get(name)
    const rule = feature ? ruleOf(feature) : null
    return { ...kind, answer: 'some', percentage: rule?.percentage ?? null }
  }
}

function withShares(feature: FeatureInterface, isIn: (share: number) => boolean): FeatureInterface {
  const strategies = feature.strategies?.map((strategy) => {
    const { rollout } = strategy.parameters ?? {}
    if (rollout === undefined) return strategy
    const parameters = { ...strategy.parameters, rollout: isIn(Number(rollout)) ? '100' : '0' }
    return { ...strategy, parameters }
  })
  return { ...feature, strategies }
}
