import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { bus } from '#bus/bus'
import ClinicRelease from '#releases/clinic_release'
import { stored } from '#tenancy/stored'

/** How long an answer is trusted should the bus fall silent. */
const TRUST_MS = 30_000

export interface LedgerEntry {
  version: string
  schemaVersion: string
  isKeptOn: boolean
  /** Whether it stays on its release, whatever is rolled out. */
  isPinned: boolean
  /** The newest release whose contract migrations ran: no older one can serve any more. */
  contractVersion: string | null
  /** When the line was last moved to another release; ms since the epoch. */
  updatedAt: number
  /** When the owner's switch was last moved, and by whom. */
  switchedAt: string | null
  switchedBy: string | null
}

export type ClinicLedger = ReadonlyMap<string, LedgerEntry>

/** Which release every clinic runs. The central table is the truth; this is its memory. */
export class Ledger {
  readonly #known = new Map<string, { entries: Promise<ClinicLedger>; until: number }>()

  constructor() {
    bus.subscribe('ledger.changed', ({ clinicId }) => this.#known.delete(clinicId))
  }

  /** What a clinic runs, by module key. */
  of(clinicId: string): Promise<ClinicLedger> {
    const known = this.#known.get(clinicId)
    if (known && known.until > Date.now()) return known.entries
    const entries = this.#read(clinicId)
    this.#known.set(clinicId, { entries, until: Date.now() + TRUST_MS })
    entries.catch(() => this.#known.delete(clinicId))
    return entries
  }

  /** Moves a clinic to another release of a module, or gives it the module. */
  async point(clinicId: string, moduleKey: string, version: string, schemaVersion = version) {
    const updatedAt = stored(DateTime.utc())
    await db
      .knexQuery()
      .table('clinic_releases')
      .insert({
        clinic_id: clinicId,
        module_key: moduleKey,
        version,
        schema_version: schemaVersion,
        is_kept_on: true,
        updated_at: updatedAt,
      })
      .onConflict(['clinic_id', 'module_key'])
      .merge({ version, schema_version: schemaVersion, updated_at: updatedAt })
    await this.tell(clinicId)
  }

  /** The owner's switch. Off keeps every record; on brings them back. */
  async keep(clinicId: string, moduleKey: string, isKeptOn: boolean, by: string | null = null) {
    const switchedAt = stored(DateTime.utc())
    await ClinicRelease.query()
      .where({ clinicId, moduleKey })
      .update({ isKeptOn, switchedAt, switchedBy: by })
    await this.tell(clinicId)
  }

  /** Keeps a clinic on the release it runs, or lets rollouts move it again. */
  async pin(clinicId: string, moduleKey: string, isPinned: boolean, by: string | null = null) {
    const pinnedAt = isPinned ? stored(DateTime.utc()) : null
    await ClinicRelease.query()
      .where({ clinicId, moduleKey })
      .update({ pinnedAt, pinnedBy: isPinned ? by : null })
    await this.tell(clinicId)
  }

  /** Tells every process that a clinic's line was changed by somebody else's transaction. */
  tell(clinicId: string) {
    return bus.publish('ledger.changed', { clinicId })
  }

  async #read(clinicId: string): Promise<ClinicLedger> {
    const rows = await ClinicRelease.query().where('clinicId', clinicId)
    return new Map(
      rows.map((row) => [
        row.moduleKey,
        {
          version: row.version,
          schemaVersion: row.schemaVersion,
          isKeptOn: row.isKeptOn,
          isPinned: row.pinnedAt !== null,
          contractVersion: row.contractVersion,
          updatedAt: row.updatedAt.toMillis(),
          switchedAt: row.switchedAt?.toISO() ?? null,
          switchedBy: row.switchedBy,
        },
      ])
    )
  }
}

export const ledger = new Ledger()
