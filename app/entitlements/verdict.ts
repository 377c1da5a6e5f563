import semver from 'semver'

/** Since when something stands as it does, and who made it so, as far as that is known. */
export interface Mark {
  since?: string | null
  by?: string | null
}

/** All that the answer depends on. Plain data, so that other programs can pin it down as well. */
export interface VerdictFacts {
  module: string
  /** Name of a feature of the module; without it the module itself is asked about. */
  feature?: string | null
  /** `null` where the clinic was never given the module. */
  release: {
    version: string
    /** How far the clinic's tables have come. */
    schema: string
    /** Whether this process carries the release. */
    isHere: boolean
    /** Features that the release declares. */
    features?: readonly string[]
  } | null
  clinic: { status: string } & Mark
  /** `null` where the plan that the clinic names is unknown. */
  plan: ({ modules: readonly string[]; features: readonly string[] } & Mark) | null
  flag: { isOn: boolean } & Mark
  /** The feature's own flag. */
  featureFlag?: ({ isOn: boolean } & Mark) | null
  requirements: readonly { module: string; isOn: boolean }[]
  owner: { keepsOn: boolean } & Mark
}

/** Why something is off, in the order in which it is asked. */
export type OffReason =
  | 'not-installed'
  | 'release-missing'
  | 'not-in-release'
  | 'clinic-closed'
  | 'not-in-plan'
  | 'flag-off'
  | 'requirement-off'
  | 'switched-off'
  | 'schema-behind'

/** Who can turn it on: the owner's switch, the platform, or the owner with another plan. */
export type ChangedBy = 'owner' | 'platform' | 'plan'

export interface OffVerdict {
  isOn: false
  reason: OffReason
  changedBy: ChangedBy
  /** Page below the clinic's address where it can be changed; `null` where the clinic cannot. */
  link: string | null
  since: string | null
  by: string | null
  /** Of `requirement-off`: the module that is needed and off. */
  needs: string | null
}

export type Answer = { isOn: true } | OffVerdict

const ON: Answer = { isOn: true }
const WAY: Record<OffReason, { changedBy: ChangedBy; link: string | null }> = {
  'not-installed': { changedBy: 'platform', link: null },
  'release-missing': { changedBy: 'platform', link: null },
  'not-in-release': { changedBy: 'platform', link: null },
  'clinic-closed': { changedBy: 'platform', link: null },
  'not-in-plan': { changedBy: 'plan', link: '/settings/plan' },
  'flag-off': { changedBy: 'platform', link: null },
  'requirement-off': { changedBy: 'owner', link: '/settings/modules' },
  'switched-off': { changedBy: 'owner', link: '/settings/modules' },
  'schema-behind': { changedBy: 'platform', link: null },
}

/** Whether a module or a feature is on; when not, the first reason. Depends on nothing but its facts. */
export function verdictOn(facts: VerdictFacts): Answer {
  const { release, clinic, plan, flag, featureFlag, owner, feature } = facts
  if (!release) return off('not-installed')
  if (!release.isHere) return off('release-missing')
  if (feature && !release.features?.includes(feature)) return off('not-in-release')
  if (clinic.status !== 'active') return off('clinic-closed', clinic)
  if (!plan || !isIncluded(facts, plan)) return off('not-in-plan', plan)
  if (!flag.isOn) return off('flag-off', flag)
  if (feature && featureFlag && !featureFlag.isOn) return off('flag-off', featureFlag)
  const missing = facts.requirements.find(({ isOn }) => !isOn)
  if (missing) return { ...off('requirement-off'), needs: missing.module }
  if (!owner.keepsOn) return off('switched-off', owner)
  if (semver.lt(release.schema, release.version)) return off('schema-behind')
  return ON
}

/** A plan names modules and `module.feature`; `*` stands for all, `module.*` for all of a module. */
function isIncluded(
  { module, feature }: VerdictFacts,
  { modules, features }: NonNullable<VerdictFacts['plan']>
) {
  if (!modules.includes('*') && !modules.includes(module)) return false
  if (!feature) return true
  return ['*', `${module}.*`, `${module}.${feature}`].some((name) => features.includes(name))
}

function off(reason: OffReason, mark?: Mark | null): OffVerdict {
  const { since = null, by = null } = mark ?? {}
  return { isOn: false, reason, ...WAY[reason], since, by, needs: null }
}
