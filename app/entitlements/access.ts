import type { Role } from '@medtrack/sdk'
import { permissionsOf } from '#entitlements/permissions'
import type { Verdict } from '#entitlements/verdict'
import { verdictOn } from '#entitlements/verdict'
import type { ClinicLedger } from '#releases/ledger'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'

/** What a clinic has on, and what each role may do there. Worked out once per state of its ledger. */
export class Access {
  static readonly #known = new WeakMap<ClinicLedger, Access>()

  readonly #verdicts: Map<string, Verdict>
  readonly #permissions = new Map<Role, ReadonlySet<string>>()
  /** The releases that are on, by their module's key. */
  readonly releases: readonly Release[]

  /** The ledger's map is made anew on every change, so it serves as the key. */
  static of(ledger: ClinicLedger): Access {
    const known = this.#known.get(ledger) ?? new Access(ledger)
    this.#known.set(ledger, known)
    return known
  }

  private constructor(ledger: ClinicLedger) {
    const keys = new Set([...registry.keys, ...ledger.keys()])
    this.#verdicts = new Map([...keys].map((key) => [key, verdictOn(key, ledger.get(key))]))
    this.releases = [...this.#verdicts.values()].flatMap((verdict) =>
      verdict.isOn ? [verdict.release] : []
    )
  }

  verdict(key: string): Verdict {
    return this.#verdicts.get(key) ?? verdictOn(key, undefined)
  }

  permissions(role: Role): ReadonlySet<string> {
    const known = this.#permissions.get(role) ?? permissionsOf(role, this.releases)
    this.#permissions.set(role, known)
    return known
  }
}
