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
    this.foresee([clinicId])
    // It stands there now.
    return this.#known.get(clinicId)?.entries as Promise<ClinicLedger>
  }

  /** Reads in one go what will be asked of these clinics in a moment. */
  foresee(clinicIds: readonly string[]) {
    const now = Date.now()
    const ids = clinicIds.filter((id) => (this.#known.get(id)?.until ?? 0) <= now)
    if (ids.length === 0) return
    const read = this.#read(ids)
    for (const id of ids) {
      const entries = read.then((all) => all.get(id) ?? new Map())
      this.#known.set(id, { entries, until: now + TRUST_MS })
      entries.catch(() => this.#known.delete(id))
    }
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

  /** Tells every process that lines of these clinics were changed by somebody else's transaction. */
  tell(...clinicIds: string[]) {
    return bus.publish('ledger.changed', ...clinicIds.map((clinicId) => ({ clinicId })))
  }

  async #read(clinicIds: readonly string[]): Promise<Map<string, ClinicLedger>> {
    const rows = await ClinicRelease.query().whereIn('clinicId', [...clinicIds])
    const found = new Map<string, Map<string, LedgerEntry>>()
    for (const row of rows) {
      const entries = found.get(row.clinicId) ?? new Map<string, LedgerEntry>()
      found.set(row.clinicId, entries.set(row.moduleKey, entryOf(row)))
    }
    return found
  }
}

function entryOf(row: ClinicRelease): LedgerEntry {
  return {
    version: row.version,
    schemaVersion: row.schemaVersion,
    isKeptOn: row.isKeptOn,
    isPinned: row.pinnedAt !== null,
    contractVersion: row.contractVersion,
    updatedAt: row.updatedAt.toMillis(),
    switchedAt: row.switchedAt?.toISO() ?? null,
    switchedBy: row.switchedBy,
  }
}

export const ledger = new Ledger()
