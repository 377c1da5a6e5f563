import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import type { BusTransport, Signal } from '#bus/bus'

const POLL_MS = 500
/** How often what is old is removed, at most. */
const PRUNE_MS = 10_000
const KEEP_MS = 60_000
/** How far back each look reaches: a row may become visible after one with a higher number. */
const OVERLAP = 100

/**
 * Signals through a table of the central database, for deployments without Redis: a command run in
 * a terminal reaches the server that is already running, half a second later.
 */
export class DatabaseBusTransport implements BusTransport {
  readonly #pollMs: number
  #last = 0
  #delivered = new Set<number>()
  #timer: NodeJS.Timeout | undefined
  #polling: Promise<void> | undefined

  #pruned = 0

  constructor(pollMs = POLL_MS) {
    this.#pollMs = pollMs
  }

  async start(receive: (signal: Signal) => void) {
    for (const { id } of await this.#recent()) this.#remember(Number(id))
    this.#timer = setInterval(() => this.#poll(receive), this.#pollMs).unref()
  }

  async send(...signals: Signal[]) {
    const now = Date.now()
    const rows = signals.map(({ origin, topic, payload }) => ({
      origin,
      topic,
      payload: JSON.stringify(payload),
      sent_at: now,
    }))
    await db.table('bus_signals').multiInsert(rows)
    if (now - this.#pruned < PRUNE_MS) return
    this.#pruned = now
    await db
      .from('bus_signals')
      .where('sent_at', '<', now - KEEP_MS)
      .delete()
  }

  async stop() {
    clearInterval(this.#timer)
    await this.#polling
  }

  /** One look at a time. */
  #poll(receive: (signal: Signal) => void) {
    this.#polling ??= this.#deliver(receive)
      .catch((error) => logger.warn({ err: error }, 'the bus could not read the central database'))
      .finally(() => (this.#polling = undefined))
  }

  async #deliver(receive: (signal: Signal) => void) {
    const rows = await this.#recent()
    for (const { id, origin, topic, payload } of rows) {
      if (this.#delivered.has(Number(id))) continue
      this.#remember(Number(id))
      receive({ origin, topic, payload: JSON.parse(payload) })
    }
    for (const id of this.#delivered) if (id <= this.#last - OVERLAP) this.#delivered.delete(id)
  }

  async #recent() {
    const newest =
      this.#last || Number((await db.from('bus_signals').max('id as id').first())?.id ?? 0)
    return db
      .from('bus_signals')
      .where('id', '>', newest - OVERLAP)
      .orderBy('id')
  }

  #remember(id: number) {
    this.#delivered.add(id)
    this.#last = Math.max(this.#last, id)
  }
}
