import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import rollouts from '#config/rollouts'
import { FencedOffError } from '#rollouts/errors'

const TABLE = 'clinic_leases'

/**
 * The sole right to change the schemas of some clinics, for as long as its holder renews it. A
 * clinic's fence grows with each lease: whoever lost one without noticing is told apart by its older
 * number.
 */
export class ClinicLeases {
  readonly holder: string
  /** Of each clinic that was taken, lost ones included. */
  readonly #fences: ReadonlyMap<string, number>
  readonly #held: Set<string>
  readonly #heartbeat: NodeJS.Timeout

  private constructor(holder: string, fences: ReadonlyMap<string, number>) {
    this.holder = holder
    this.#fences = fences
    this.#held = new Set(fences.keys())
    this.#heartbeat = setInterval(() => void this.#renew(), rollouts.leaseMs / 3).unref()
  }

  /** Takes those of the clinics that nobody holds. */
  static async take(clinicIds: readonly string[]): Promise<ClinicLeases> {
    const ids = [...clinicIds].sort()
    const now = Date.now()
    const holder = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`
    const until = now + rollouts.leaseMs
    const free = db.from(TABLE).whereIn('clinic_id', ids).where('lease_until', '<', now)
    const changes = { holder, lease_until: until, fence: db.rawQuery('fence + 1').knexQuery }
    if (countOf(await free.update(changes)) < ids.length) {
      const first = { holder, lease_until: until, fence: 1 }
      const rows = ids.map((id) => ({ clinic_id: id, ...first }))
      await db.knexQuery().table(TABLE).insert(rows).onConflict('clinic_id').ignore()
    }
    const held = await db.from(TABLE).whereIn('clinic_id', ids).where({ holder })
    return new ClinicLeases(holder, new Map(held.map((row) => [row.clinic_id, Number(row.fence)])))
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

  get clinicIds(): string[] {
    return [...this.#held]
  }

  /** Spares a query where the loss is known already. */
  holds(clinicId: string): boolean {
    return this.#held.has(clinicId)
  }

  /** @throws FencedOffError where the clinic was never ours */
  fenceOf(clinicId: string): number {
    const fence = this.#fences.get(clinicId)
    if (fence === undefined) throw new FencedOffError()
    return fence
  }

  /**
   * Renews leases inside a transaction and keeps their rows until the end of it. It must come first
   * there: SQLite refuses a transaction that reads before it writes while others write. With the
   * last act in their clinics the leases are given back.
   *
   * @throws FencedOffError where one of them is no longer ours
   */
  async demand(client: QueryClientContract, clinicIds: readonly string[], { isLast = false } = {}) {
    const until = isLast ? 0 : Date.now() + rollouts.leaseMs
    const held = await this.#own(clinicIds, client).update({ lease_until: until })
    if (countOf(held) < clinicIds.length) throw new FencedOffError()
  }

  /** No longer ours to renew: the transaction that gave them back has been committed. */
  forget(clinicIds: readonly string[]) {
    for (const id of clinicIds) this.#held.delete(id)
  }

  async giveBack(clinicIds: readonly string[]) {
    const held = clinicIds.filter((id) => this.#held.has(id))
    this.forget(held)
    if (held.length > 0) await this.#own(held).update({ lease_until: 0 })
  }

  /** Gives back what is still held. */
  async release() {
    clearInterval(this.#heartbeat)
    await this.giveBack([...this.#held])
  }

  async #renew() {
    const ids = [...this.#held]
    if (ids.length === 0) return
    try {
      const until = Date.now() + rollouts.leaseMs
      if (countOf(await this.#own(ids).update({ lease_until: until })) === ids.length) return
      const kept = new Set((await this.#own(ids).select('clinic_id')).map((row) => row.clinic_id))
      this.forget(ids.filter((id) => !kept.has(id)))
    } catch {
      // The database is away: the leases run out, or the next beat renews them.
    }
  }

  /** The holder's name is of this one taking. A lease that was given back is nobody's to renew. */
  #own(clinicIds: readonly string[], client: QueryClientContract = db.connection()) {
    return client
      .from(TABLE)
      .whereIn('clinic_id', [...clinicIds].sort())
      .where('holder', this.holder)
      .where('lease_until', '>', 0)
  }
}

function countOf(changed: unknown): number {
  return Number([changed].flat()[0])
}
