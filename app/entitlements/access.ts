import { bus } from '#bus/bus'
import type { EntitledClinic } from '#entitlements/facts'
import { factsOf, requiredKeys } from '#entitlements/facts'
import { onFlagsChanged } from '#entitlements/flag_source'
import type { Holder } from '#entitlements/permissions'
import { permissionsOf } from '#entitlements/permissions'
import type { Plans } from '#entitlements/plans'
import { plans } from '#entitlements/plans'
import type { OffVerdict } from '#entitlements/verdict'
import { verdictOn } from '#entitlements/verdict'
import type { ClinicLedger } from '#releases/ledger'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'

/** The answer for a module: with the release that serves it, or why it is off. */
export type Verdict = { isOn: true; release: Release } | OffVerdict
export type FeatureVerdict = { isOn: true } | OffVerdict

interface Known {
  clinic: EntitledClinic
  offered: Plans
  flags: number
  access: Access
}

/** Counts the changes of flags: what was answered before is worked out again. */
let flagChanges = 0
onFlagsChanged(() => flagChanges++)
bus.subscribe('flags.changed', () => flagChanges++)

/**
 * What a clinic has on, and what each role may do there. Worked out once for each state of its
 * ledger, its row, the plans and the flags; asking it again costs no query.
 */
export class Access {
  static readonly #known = new WeakMap<ClinicLedger, Known>()

  readonly #verdicts = new Map<string, Verdict>()
  readonly #features = new Map<string, FeatureVerdict>()
  readonly #permissions = new Map<Holder, ReadonlySet<string>>()

  /** The clinic's row, the ledger and the plans are made anew on every change, so they serve as keys. */
  static async of(clinic: EntitledClinic): Promise<Access> {
    const [entries, offered] = await Promise.all([ledger.of(clinic.id), plans.all()])
    const known = this.#known.get(entries)
    const isFresh =
      known?.clinic === clinic && known.offered === offered && known.flags === flagChanges
    if (isFresh) return known.access
    const access = new Access(clinic, entries, offered)
    this.#known.set(entries, { clinic, offered, flags: flagChanges, access })
    return access
  }

  /** What would be on if the clinic were on another plan. */
  static async withPlan(clinic: EntitledClinic, plan: string): Promise<Access> {
    const { id, status, ring, country } = clinic
    const moved = { id, status, ring, country, plan }
    return new Access(moved, await ledger.of(id), await plans.all())
  }

  /** The releases that are on. */
  readonly releases: readonly Release[]

  private constructor(
    readonly clinic: EntitledClinic,
    readonly entries: ClinicLedger,
    readonly offered: Plans
  ) {
    const keys = new Set([...registry.keys, ...entries.keys()])
    this.releases = [...keys].sort().flatMap((key) => {
      const verdict = this.verdict(key)
      return verdict.isOn ? [verdict.release] : []
    })
  }

  verdict(key: string): Verdict {
    const known = this.#verdicts.get(key)
    if (known) return known
    const verdict = this.#judge(key)
    // Only what exists is kept: addresses can ask for any name.
    if (this.entries.has(key) || registry.versions(key).length > 0) this.#verdicts.set(key, verdict)
    return verdict
  }

  /** Of a feature that the module's release declares. */
  feature(key: string, name: string): FeatureVerdict {
    const path = `${key}.${name}`
    const known = this.#features.get(path)
    if (known) return known
    const verdict = verdictOn(factsOf(this, key, name))
    if (verdict.isOn || verdict.reason !== 'not-in-release') this.#features.set(path, verdict)
    return verdict
  }

  /** Whether everything that the release requires is on. */
  requirementsOf(release: Release | undefined) {
    return requiredKeys(release).map((module) => ({ module, isOn: this.verdict(module).isOn }))
  }

  releaseOf(key: string): Release | undefined {
    const entry = this.entries.get(key)
    return entry && registry.find(key, entry.version)
  }

  permissions(holder: Holder): ReadonlySet<string> {
    const known = this.#permissions.get(holder) ?? permissionsOf(holder, this.releases)
    this.#permissions.set(holder, known)
    return known
  }

  #judge(key: string): Verdict {
    const answer = verdictOn(factsOf(this, key))
    if (!answer.isOn) return answer
    // The facts said that the release is here.
    return { isOn: true, release: this.releaseOf(key)! }
  }
}
