import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import type { BusTransport, Signal } from '#bus/bus'

const POLL_MS = 500
const KEEP_MS = 60_000

/**
 * Signals through a table of the central database, for deployments without Redis: a command run in
 * a terminal reaches the server that is already running, half a second later.
 */
export class DatabaseBusTransport implements BusTransport {
  #seen = 0
  #timer: NodeJS.Timeout | undefined
  #polling = false

  async start(receive: (signal: Signal) => void) {
    this.#seen = await this.#last()
    this.#timer = setInterval(() => void this.#poll(receive), POLL_MS).unref()
  }

  async send({ origin, topic, payload }: Signal) {
    const now = Date.now()
    await db.table('bus_signals').insert({
      origin,
      topic,
      payload: JSON.stringify(payload),
      sent_at: now,
    })
    await db.from('bus_signals').where('sent_at', '<', now - KEEP_MS).delete()
  }

  async stop() {
    clearInterval(this.#timer)
  }

  async #last(): Promise<number> {
    const row = await db.from('bus_signals').max('id as id').first()
    return Number(row?.id ?? 0)
  }

  async #poll(receive: (signal: Signal) => void) {
    if (this.#polling) return
    this.#polling = true
    try {
      const rows = await db.from('bus_signals').where('id', '>', this.#seen).orderBy('id')
      for (const { id, origin, topic, payload } of rows) {
        this.#seen = Number(id)
        receive({ origin, topic, payload: JSON.parse(payload) })
      }
    } catch (error) {
      logger.warn({ err: error }, 'the bus could not read the central database')
    } finally {
      this.#polling = false
    }
  }
}
