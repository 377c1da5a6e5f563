import { AsyncLocalStorage } from 'node:async_hooks'
import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import { v7 } from 'uuid'
import { countJobs, discardParked, parkedJobs, retryParked } from '#queue/parked_jobs'
import type { NewJob, QueuedJob, QueueDriver } from '#queue/queue'
import { backoffMs, codeOf, digestOf, MAX_ATTEMPTS, NOT_NOW_MS } from '#queue/job_rules'
import { NotNowError } from '#queue/queue'

const CONCURRENCY = 2
/** Beside them, for the platform's own: a mail must not wait for two imports. */
const RESERVED = 1
const POLL_MS = 1_000
const LEASE_MS = 60_000

interface Row {
  id: string
  name: string
  clinic_id: string | null
  record_id: string
  attempts: number
}

/**
 * Works jobs inside the web process. They stand in a central table until they are done, so a
 * restart loses none: a job whose lease ran out is taken again. After five failures it is parked.
 */
export class InProcessDriver implements QueueDriver {
  /** Where the driver was made: a push comes from inside a clinic, and its jobs are for any. */
  readonly #outside = AsyncLocalStorage.snapshot()
  readonly #running = new Set<Promise<void>>()
  #work: ((job: QueuedJob) => Promise<void>) | undefined
  #timer: NodeJS.Timeout | undefined
  #filling: Promise<void> | undefined
  readonly #pollMs: number
  readonly #concurrency: number

  constructor({ pollMs = POLL_MS, concurrency = CONCURRENCY } = {}) {
    this.#pollMs = pollMs
    this.#concurrency = concurrency
  }

  async push(job: NewJob) {
    const now = Date.now()
    const row = {
      id: v7(),
      name: job.name,
      clinic_id: job.clinicId,
      record_id: job.recordId,
      state: 'waiting',
      waiting_key: digestOf(job) ?? null,
      available_at: now + (job.delay ?? 0),
      created_at: now,
    }
    try {
      await db.table('queued_jobs').insert(row)
    } catch (error) {
      if (!isTaken(error)) throw error
    }
    void this.#outside(() => this.#fill())
  }

  readonly parked = parkedJobs
  readonly retry = retryParked
  readonly discard = discardParked
  readonly counts = countJobs

  async start(work: (job: QueuedJob) => Promise<void>) {
    this.#work = work
    this.#timer = setInterval(() => void this.#fill(), this.#pollMs).unref()
  }

  async stop() {
    clearInterval(this.#timer)
    this.#work = undefined
    await this.#filling
    await Promise.allSettled(this.#running)
  }

  /** Takes as many due jobs as there is room for; one filling at a time. */
  #fill(): Promise<void> {
    this.#filling ??= this.#take()
      .catch((error) =>
        logger.warn({ err: error }, 'the queue could not read the central database')
      )
      .finally(() => (this.#filling = undefined))
    return this.#filling
  }

  async #take() {
    const most = this.#concurrency + RESERVED
    for (let work = this.#work; work && this.#running.size < most; work = this.#work) {
      const row = await this.#claim(this.#running.size >= this.#concurrency)
      if (!row) return
      const run: Promise<void> = this.#run(row, work).finally(() => {
        this.#running.delete(run)
        void this.#fill()
      })
      this.#running.add(run)
    }
  }

  async #claim(isReserved: boolean): Promise<Row | null> {
    const now = Date.now()
    const due = await this.#due(now, isReserved)
    // Stopped while we looked: it may have come since, and is for whoever works next.
    if (!due || !this.#work) return null
    if (due.attempts >= MAX_ATTEMPTS) {
      // Its worker was lost every time: it may well be what ends them.
      await this.#change(due, { state: 'parked', error: 'E_WORKER_LOST' })
      return this.#claim(isReserved)
    }
    const attempts = due.attempts + 1
    const change = { state: 'running', attempts, lease_until: now + LEASE_MS, waiting_key: null }
    return (await this.#change(due, change)) ? { ...due, attempts } : null
  }

  #due(now: number, isReserved: boolean): Promise<(Row & { state: string }) | null> {
    const query = db
      .from('queued_jobs')
      .where((due) =>
        due
          .where((waiting) => waiting.where('state', 'waiting').where('available_at', '<=', now))
          .orWhere((lost) => lost.where('state', 'running').where('lease_until', '<', now))
      )
    if (isReserved) query.whereNull('clinic_id')
    return query.orderBy('available_at').first()
  }

  /** Whether it was still as we saw it: another process may have been faster. */
  async #change({ id, attempts, state }: Row & { state: string }, change: Record<string, unknown>) {
    const [changed] = [
      await db.from('queued_jobs').where({ id, attempts, state }).update(change),
    ].flat()
    return Number(changed) === 1
  }

  async #run(row: Row, work: (job: QueuedJob) => Promise<void>) {
    const lease = setInterval(() => void this.#extend(row), LEASE_MS / 3).unref()
    try {
      await work({ name: row.name, clinicId: row.clinic_id, recordId: row.record_id })
      await db.from('queued_jobs').where('id', row.id).delete()
    } catch (error) {
      // Should the central database be away, the lease runs out and the job is taken again.
      await this.#putBack(row, error).catch(() => {})
    } finally {
      clearInterval(lease)
    }
  }

  async #extend(row: Row) {
    const leaseUntil = Date.now() + LEASE_MS
    await db
      .from('queued_jobs')
      .where('id', row.id)
      .update({ lease_until: leaseUntil })
      .catch(() => {})
  }

  async #putBack(row: Row, error: unknown) {
    const job = db.from('queued_jobs').where('id', row.id)
    if (error instanceof NotNowError) {
      const attempts = row.attempts - 1
      await job.update({ state: 'waiting', attempts, available_at: Date.now() + NOT_NOW_MS })
      return
    }
    logger.error({ err: error, job: row.name, clinic: row.clinic_id }, 'a job failed')
    await job.update({
      state: row.attempts >= MAX_ATTEMPTS ? 'parked' : 'waiting',
      error: codeOf(error).slice(0, 500),
      available_at: Date.now() + backoffMs(row.attempts),
    })
  }
}

/** Whether a job with this key waits already; ids are never given twice. */
function isTaken(error: unknown): boolean {
  const { code } = error as { code?: string }
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'ER_DUP_ENTRY'
}
