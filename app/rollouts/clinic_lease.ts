import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import rollouts from '#config/rollouts'
import { FencedOffError } from '#rollouts/errors'

const TABLE = 'clinic_leases'

/**
 * The sole right to change one clinic's schema, for as long as its holder renews it. The fence
 * grows with each lease: whoever lost it without noticing is told apart by its older number.
 */
export class ClinicLease {
  readonly clinicId: string
  readonly holder: string
  readonly fence: number
  readonly #heartbeat: NodeJS.Timeout
  #isLost = false
  #isGivenBack = false

  private constructor(clinicId: string, holder: string, fence: number) {
    this.clinicId = clinicId
    this.holder = holder
    this.fence = fence
    this.#heartbeat = setInterval(() => void this.#renew(), rollouts.leaseMs / 3).unref()
  }

  /** @returns `null` while somebody else holds it */
  static async take(clinicId: string): Promise<ClinicLease | null> {
    const now = Date.now()
    const holder = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
    const until = now + rollouts.leaseMs
    const free = db.from(TABLE).where('clinic_id', clinicId).where('lease_until', '<', now)
    const changes = { holder, lease_until: until, fence: db.rawQuery('fence + 1').knexQuery }
    if (countOf(await free.update(changes)) === 0) {
      const first = { clinic_id: clinicId, holder, lease_until: until, fence: 1 }
      const insert = db.knexQuery().table(TABLE).insert(first).onConflict('clinic_id').ignore()
      await insert
    }
    const held = await db.from(TABLE).where({ clinic_id: clinicId, holder }).first()
    return held ? new ClinicLease(clinicId, holder, Number(held.fence)) : null
  }

  /** Ids of the clinics, of those given, that somebody holds now. */
  static async heldOf(clinicIds: readonly string[]): Promise<Set<string>> {
    const rows = await db
      .from(TABLE)
      .whereIn('clinic_id', [...clinicIds])
      .where('lease_until', '>=', Date.now())
      .select('clinic_id')
    return new Set(rows.map((row) => row.clinic_id))
  }

  /**
   * Renews the lease inside a transaction and keeps its row until the end of it. It must come first
   * there: SQLite refuses a transaction that reads before it writes while others write. With the
   * last act the lease is given back.
   *
   * @throws FencedOffError where the lease is no longer this one's
   */
  async demand(client: QueryClientContract, { isLast = false } = {}) {
    const held = await client
      .from(TABLE)
      .where({ clinic_id: this.clinicId, holder: this.holder, fence: this.fence })
      .update({ lease_until: isLast ? 0 : Date.now() + rollouts.leaseMs })
    if (countOf(held) === 0) throw new FencedOffError()
    if (isLast) this.#stopBeating()
  }

  /** Spares a query where the loss is known already. */
  get isLost() {
    return this.#isLost
  }

  async release() {
    if (this.#isGivenBack) return
    this.#stopBeating()
    await this.#own().update({ lease_until: 0 })
  }

  #stopBeating() {
    clearInterval(this.#heartbeat)
    this.#isGivenBack = true
  }

  async #renew() {
    try {
      const renewed = await this.#own().update({ lease_until: Date.now() + rollouts.leaseMs })
      if (countOf(renewed) === 0) this.#isLost = true
    } catch {
      // The database is away: the lease runs out, or the next beat renews it.
    }
  }

  #own() {
    return db
      .from(TABLE)
      .where({ clinic_id: this.clinicId, holder: this.holder, fence: this.fence })
  }
}

function countOf(changed: unknown): number {
  return Number([changed].flat()[0])
}
