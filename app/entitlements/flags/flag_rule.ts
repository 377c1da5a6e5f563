import type { FeatureInterface } from 'unleash-client/lib/feature.js'

/** For whom a flag is on, in the terms that the console edits. */
export interface FlagRule {
  isEnabled: boolean
  /** Share of the clinics that the constraints let through, 0 to 100. */
  percentage: number
  /** Empty: every plan. */
  plans: string[]
  /** Empty: every ring. */
  rings: string[]
}

export const EVERYONE: FlagRule = { isEnabled: true, percentage: 100, plans: [], rings: [] }

type Strategy = NonNullable<FeatureInterface['strategies']>[number]

/**
 * The strategy that says the rule to Unleash. Sticky by clinic: Unleash's default would show two
 * members of one clinic different modules.
 */
export function strategyOf(name: string, { percentage, plans, rings }: FlagRule): Strategy {
  const parameters = { rollout: String(percentage), stickiness: 'clinicId', groupId: name }
  const constraints = [isOneOf('plan', plans), isOneOf('ring', rings)].flat()
  return { name: 'flexibleRollout', parameters, constraints } as Strategy
}

export function featureOf(name: string, rule: FlagRule): FeatureInterface {
  return {
    name,
    type: 'release',
    enabled: rule.isEnabled,
    strategies: [strategyOf(name, rule)],
    variants: [],
  }
}

/** The rule that a feature follows; `null` where it was made in Unleash and says more than a rule can. */
export function ruleOf({ name, enabled, strategies = [] }: FeatureInterface): FlagRule | null {
  if (strategies.length === 0) return { ...EVERYONE, isEnabled: enabled }
  const [strategy] = strategies
  const rule = {
    isEnabled: enabled,
    percentage: Number(strategy.parameters?.rollout ?? 100),
    plans: valuesOf(strategy, 'plan'),
    rings: valuesOf(strategy, 'ring'),
  }
  return sameStrategies({ name, enabled, strategies }, featureOf(name, rule)) ? rule : null
}

/** Whether two features let the same clinics through; ids and titles that a server adds do not matter. */
export function sameStrategies(one: FeatureInterface, other: FeatureInterface): boolean {
  return essence(one) === essence(other)
}

function isOneOf(contextName: string, values: string[]) {
  if (values.length === 0) return []
  return [{ contextName, operator: 'IN', values, inverted: false, caseInsensitive: false }]
}

function valuesOf({ constraints = [] }: Strategy, contextName: string): string[] {
  return constraints.find((constraint) => constraint.contextName === contextName)?.values ?? []
}

function essence({ strategies = [] }: FeatureInterface): string {
  return JSON.stringify(strategies.map(essenceOf))
}

function essenceOf({ name, parameters, constraints = [], segments = [] }: Strategy) {
  const { rollout, stickiness, groupId } = parameters ?? {}
  const rules = constraints.map(({ contextName, operator, values, inverted }) =>
    [contextName, operator, Boolean(inverted), ...(values ?? [])].join(' ')
  )
  return [name, String(rollout), stickiness, groupId, rules.sort(), segments]
}
