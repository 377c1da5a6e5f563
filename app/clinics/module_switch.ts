import { audit, RecordNotFoundError } from '@medtrack/sdk'
import type { ClinicId } from '@medtrack/sdk'
import { recordOnPlatform } from '#audit/platform_trail'
import type { Agent } from '#clinics/agent'
import type { Needs } from '#clinics/module_needs'
import { dependentsOf, needsOf } from '#clinics/module_needs'
import type { ClinicLedger } from '#releases/ledger'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'

/** The owner's switches of one clinic: which modules it has, and which of them hang together. */
export class ModuleSwitches {
  readonly #entries: ClinicLedger

  static async of(clinicId: ClinicId) {
    return new ModuleSwitches(clinicId, await ledger.of(clinicId))
  }

  private constructor(
    readonly clinicId: ClinicId,
    entries: ClinicLedger
  ) {
    this.#entries = entries
  }

  get keys() {
    return [...this.#entries.keys()].sort()
  }

  isKeptOn(key: string) {
    return this.#entries.get(key)?.isKeptOn ?? false
  }

  /** What would turn off together with it: everything that is on and needs it. */
  dependentsOf(key: string): string[] {
    return dependentsOf(key, this.#needs()).filter((one) => this.isKeptOn(one))
  }

  /** What would turn on together with it: everything that is off and that it needs. */
  requirementsOf(key: string): string[] {
    return needsOf(key, this.#needs()).filter((one) => !this.isKeptOn(one))
  }

  /** Off keeps every record; what needs it goes off too. @throws RecordNotFoundError */
  async turnOff(key: string, agent: Agent) {
    this.#demand(key)
    await this.#turn([...this.dependentsOf(key), key], false, agent)
  }

  /** Brings everything back as it was, and what it needs. @throws RecordNotFoundError */
  async turnOn(key: string, agent: Agent) {
    this.#demand(key)
    await this.#turn([...this.requirementsOf(key), key], true, agent)
  }

  #demand(key: string) {
    if (!this.#entries.has(key)) throw new RecordNotFoundError()
  }

  async #turn(keys: string[], isOn: boolean, agent: Agent) {
    const { clinicId } = this
    const action = isOn ? 'module.switch_on' : 'module.switch_off'
    for (const key of keys.filter((one) => this.isKeptOn(one) !== isOn)) {
      const entity = { type: 'Module', id: key }
      await audit({ action, type: 'U', entity })
      await ledger.keep(clinicId, key, isOn, agent.name)
      await recordOnPlatform({ action, agent, clinicId, entity, source: agent.source })
    }
  }

  /** What the releases that the clinic runs require of one another. */
  #needs(): Needs {
    const keyOf = new Map(this.keys.map((key) => [this.#release(key)?.pkg.name ?? '', key]))
    const required = (key: string) => Object.keys(this.#release(key)?.pkg.requires ?? {})
    return new Map(
      this.keys.map((key) => [key, required(key).flatMap((name) => keyOf.get(name) ?? [])])
    )
  }

  #release(key: string): Release | undefined {
    const entry = this.#entries.get(key)
    return entry && registry.find(key, entry.version)
  }
}
