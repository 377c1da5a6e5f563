import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'

const TABLE = 'release_health'
const FLUSH_MS = 2_000
const KEEP_MINUTES = 7 * 24 * 60
const MINUTE = 60_000

/** What a release did for a clinic in a span of time. */
export interface Health {
  requests: number
  failures: number
}

interface Cell extends Health {
  clinic_id: string
  module_key: string
  version: string
  minute: number
}

/** Counts how releases answer, and adds that up in the central database every few seconds. */
export class ReleaseHealth {
  #cells = new Map<string, Cell>()
  #timer: NodeJS.Timeout | undefined

  count(clinicId: string, moduleKey: string, version: string, failed: boolean) {
    const minute = Math.floor(Date.now() / MINUTE)
    const key = `${clinicId} ${moduleKey} ${version} ${minute}`
    let cell = this.#cells.get(key)
    if (!cell) {
      cell = {
        clinic_id: clinicId,
        module_key: moduleKey,
        version,
        minute,
        requests: 0,
        failures: 0,
      }
      this.#cells.set(key, cell)
      this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref()
    }
    cell.requests++
    if (failed) cell.failures++
  }

  /** Writes down what was counted. What cannot be written is counted on. */
  async flush() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const cells = [...this.#cells.values()]
    this.#cells = new Map()
    if (cells.length === 0) return
    try {
      await add(cells)
    } catch (error) {
      logger.warn({ err: error }, 'how releases answer could not be written down')
    }
  }

  /** What a release did for a clinic between two moments, to the minute; ms since the epoch. */
  async of(clinicId: string, moduleKey: string, version: string, from: number, to: number) {
    const row = await db
      .from(TABLE)
      .where({ clinic_id: clinicId, module_key: moduleKey, version })
      .whereBetween('minute', [Math.floor(from / MINUTE), Math.floor(to / MINUTE)])
      .sum('requests as requests')
      .sum('failures as failures')
      .first()
    return { requests: Number(row?.requests ?? 0), failures: Number(row?.failures ?? 0) }
  }

  /** Forgets what is older than a week. */
  async prune() {
    const oldest = Math.floor(Date.now() / MINUTE) - KEEP_MINUTES
    await db.from(TABLE).where('minute', '<', oldest).delete()
  }
}

async function add(cells: Cell[]) {
  const client = db.connection()
  const added = (column: string) =>
    client.dialect.name === 'mysql'
      ? db.knexRawQuery(`${column} + values(${column})`)
      : db.knexRawQuery(`${TABLE}.${column} + excluded.${column}`)
  for (let at = 0; at < cells.length; at += 100) {
    await client
      .knexQuery()
      .table(TABLE)
      .insert(cells.slice(at, at + 100))
      .onConflict(['clinic_id', 'module_key', 'version', 'minute'])
      .merge({ requests: added('requests'), failures: added('failures') })
  }
}

export const releaseHealth = new ReleaseHealth()
