import db from '@adonisjs/lucid/services/db'
import env from '#start/env'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Clinic from '#tenancy/clinic'
import { checkFingerprint, checkStands } from '#tenancy/fingerprint'
import { placementOf } from '#tenancy/placements'
import type { LineLimits } from '#tenancy/waiting_line'
import { WaitingLine } from '#tenancy/waiting_line'

/** A borrowed connection pool. Give it back exactly once. */
export interface Lease {
  connectionName: string
  db: QueryClientContract
  release(): void
}

interface Pool {
  clinicId: string
  name: string
  borrowers: number
  /** Opened for somebody who does not come back: closed when the last borrower leaves. */
  isPassing: boolean
  client: Promise<QueryClientContract>
}

export interface ConnectionLimits extends LineLimits {
  /** How many clinics may have an open pool in this process. */
  pools: number
}

/**
 * One pool per clinic in use, never more than the bound. A pool is closed only when nobody borrows
 * it, the least recently used first. When every pool is borrowed, newcomers wait in line, briefly;
 * then they are refused with 503 rather than let through.
 */
export class ClinicConnections {
  readonly #limits: ConnectionLimits
  /** In order of use: the first is the least recently used. */
  readonly #pools = new Map<string, Pool>()
  readonly #opening = new Map<string, Promise<Pool>>()
  readonly #line: WaitingLine
  /** Places that are neither open nor free: a pool about to open, or one still closing. */
  #reserved = 0
  /** Pools on their way out, by name: the same clinic must not reopen before it is gone. */
  readonly #leaving = new Map<string, Promise<void>>()

  constructor(limits: ConnectionLimits) {
    this.#limits = limits
    this.#line = new WaitingLine(limits)
  }

  get size() {
    return this.#pools.size
  }

  get borrowed() {
    return [...this.#pools.values()].filter((pool) => pool.borrowers > 0).length
  }

  /**
   * Borrows the clinic's pool, opening it where needed.
   *
   * @param passing whether nobody will ask for it again soon: who goes from clinic to clinic neither
   *   leaves pools behind nor pushes out those of clinics at work
   * @throws ClinicsBusyError when no place came free in time
   * @throws FingerprintMismatchError when the database is not this clinic's
   */
  async acquire(clinic: Clinic, { passing = false } = {}): Promise<Lease> {
    const pool = await this.#borrow(clinic, passing)
    try {
      const client = await pool.client
      return { connectionName: pool.name, db: client, release: once(() => this.#release(pool)) }
    } catch (error) {
      this.#release(pool)
      throw error
    }
  }

  /** Closes the clinic's pool, e.g. before its database is removed. Waits for nobody. */
  async close(clinicId: string) {
    const pool = this.#pools.get(clinicId)
    if (pool) await this.#leave(pool)
  }

  async closeAll() {
    await Promise.all([...this.#pools.keys()].map((id) => this.close(id)))
  }

  /** Looks again after waiting: a pool that nobody had borrowed yet may have been evicted already. */
  async #borrow(clinic: Clinic, passing: boolean): Promise<Pool> {
    while (!this.#pools.has(clinic.id)) await this.#openOnce(clinic)
    const pool = this.#pools.get(clinic.id) as Pool
    pool.borrowers++
    pool.isPassing &&= passing
    this.#touch(clinic.id, pool)
    return pool
  }

  /** Everyone who comes while a clinic's pool is about to open shares that one. */
  #openOnce(clinic: Clinic): Promise<Pool> {
    const opening =
      this.#opening.get(clinic.id) ??
      this.#open(clinic).finally(() => this.#opening.delete(clinic.id))
    this.#opening.set(clinic.id, opening)
    return opening
  }

  async #open(clinic: Clinic): Promise<Pool> {
    await this.#reserve()
    this.#reserved--
    const name = `clinic_${clinic.id}`
    const client = this.#connect(name, clinic)
    const pool: Pool = { clinicId: clinic.id, name, borrowers: 0, isPassing: true, client }
    pool.client.catch(() => {
      if (this.#pools.get(clinic.id) === pool) this.#pools.delete(clinic.id)
    })
    this.#pools.set(clinic.id, pool)
    return pool
  }

  /** Resolves with a place reserved, closing the least recently used idle pool where needed. */
  async #reserve() {
    const until = Date.now() + this.#limits.waitMs
    while (this.#pools.size + this.#reserved >= this.#limits.pools) {
      const idle = [...this.#pools].find(([, pool]) => pool.borrowers === 0)
      if (!idle) {
        // Others may take the place first, again and again: the wait is bounded as a whole.
        await this.#line.wait(until - Date.now())
        continue
      }
      this.#pools.delete(idle[0])
      this.#reserved++
      await this.#disconnect(idle[1])
      this.#reserved--
    }
    this.#reserved++
  }

  async #connect(name: string, clinic: Clinic): Promise<QueryClientContract> {
    await this.#leaving.get(name)
    await checkStands(clinic)
    const placement = await placementOf(clinic)
    db.manager.add(name, placement.runtime(clinic))
    db.manager.connect(name)
    const client = db.connection(name)
    try {
      await checkFingerprint(client, clinic)
      return client
    } catch (error) {
      await db.manager.close(name, true)
      throw error
    }
  }

  async #leave(pool: Pool) {
    if (this.#pools.get(pool.clinicId) === pool) this.#pools.delete(pool.clinicId)
    await this.#disconnect(pool)
    this.#line.admitNext()
  }

  async #disconnect(pool: Pool) {
    const gone = pool.client
      .then(() => db.manager.close(pool.name, true))
      .catch(() => {})
      .finally(() => {
        // Its successor may be on its way out by now, and must be waited for in turn.
        if (this.#leaving.get(pool.name) === gone) this.#leaving.delete(pool.name)
      })
    this.#leaving.set(pool.name, gone)
    await gone
  }

  #touch(id: string, pool: Pool) {
    if (this.#pools.get(id) !== pool) return
    this.#pools.delete(id)
    this.#pools.set(id, pool)
  }

  #release(pool: Pool) {
    pool.borrowers--
    if (pool.borrowers > 0) return
    if (pool.isPassing) void this.#leave(pool)
    else this.#line.admitNext()
  }
}

function once(work: () => void) {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

/** The pools of this process. */
export const connections = new ClinicConnections({
  pools: env.get('CLINIC_POOLS', 200),
  waiting: 500,
  waitMs: 3_000,
})
