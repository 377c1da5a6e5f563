import type Clinic from '#tenancy/clinic'
import { flagSource } from '#entitlements/flag_source'
import type { Plans } from '#entitlements/plans'
import type { VerdictFacts } from '#entitlements/verdict'
import type { ClinicLedger } from '#releases/ledger'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'

/** What the answer needs of a clinic's row. */
export type EntitledClinic = Pick<Clinic, 'id' | 'status' | 'plan' | 'ring' | 'country'> &
  Partial<Pick<Clinic, 'statusChangedAt'>>

/** What is known of a clinic when the facts are gathered. */
interface Gathered {
  clinic: EntitledClinic
  entries: ClinicLedger
  offered: Plans
  releaseOf(key: string): Release | undefined
  requirementsOf(release: Release | undefined): VerdictFacts['requirements']
}

/** Gathers what the verdict on a module, or on one of its features, depends on. */
export function factsOf(access: Gathered, key: string, feature?: string): VerdictFacts {
  const { clinic, entries, offered } = access
  const entry = entries.get(key)
  const release = access.releaseOf(key)
  const { id: clinicId, plan, ring, country } = clinic
  const context = { clinicId, plan, ring, country, release: entry?.version ?? null }
  const flag = (name: string) => ({
    ...flagSource().noteOf?.(name),
    isOn: flagSource().isOn(name, context),
  })
  return {
    module: key,
    feature,
    release: entry
      ? {
          version: entry.version,
          schema: entry.schemaVersion,
          isHere: release !== undefined,
          features: Object.keys(release?.contract.features ?? {}),
        }
      : null,
    clinic: { status: clinic.status, since: clinic.statusChangedAt?.toISO() },
    plan: offered.get(plan) ?? null,
    flag: flag(`module.${key}`),
    featureFlag: feature ? flag(`feature.${key}.${feature}`) : null,
    requirements: access.requirementsOf(release),
    owner: {
      keepsOn: entry?.isKeptOn ?? false,
      since: entry?.switchedAt,
      by: entry?.switchedBy,
    },
  }
}

/** Keys of the modules that the release requires. */
export function requiredKeys(release: Release | undefined): string[] {
  const names = Object.keys(release?.pkg.requires ?? {})
  if (names.length === 0) return []
  return registry.keys.filter((key) =>
    registry.versions(key).some(({ pkg }) => names.includes(pkg.name))
  )
}
