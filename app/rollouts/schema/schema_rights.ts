import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { ConnectionConfig, QueryClientContract } from '@adonisjs/lucid/types/database'
import { LockLostError } from '#rollouts/errors'
import type Clinic from '#tenancy/clinic'
import { connections } from '#tenancy/connections'
import { placementOf } from '#tenancy/placements'

type Work<T> = (client: QueryClientContract) => Promise<T>

/**
 * A connection that may change schemas, for one clinic after the other. On MySQL it is one of the
 * platform's own that goes from database to database: to connect anew for each would cost as much as
 * the change. SQLite's one connection per process is the clinic's pool's own.
 */
export class SchemaRights {
  /** On the server where the last clinic was, named in Lucid's manager. */
  #open: { server: string; name: string } | undefined;

  async in<T>(clinic: Clinic, work: Work<T>): Promise<T> {
    if (clinic.databaseServer.engine === 'mysql') return this.#inMysql(clinic, work)
    const lease = await connections.acquire(clinic, { passing: true })
    try {
      return await work(lease.db)
    } finally {
      lease.release()
    }
  }

  async close() {
    const open = this.#open
    this.#open = undefined
    if (open) await db.manager.close(open.name, true)
  }

  /** After an error nothing is known of the connection: the next clinic has a fresh one. */
  async #inMysql<T>(clinic: Clinic, work: Work<T>): Promise<T> {
    try {
      const client = await this.#connect(clinic)
      await client.rawQuery('use ??', [clinic.databaseName])
      return await work(client)
    } catch (error) {
      await this.close()
      throw error
    }
  }

  async #connect(clinic: Clinic) {
    if (this.#open?.server !== clinic.databaseServerId) await this.close()
    if (!this.#open) {
      const name = `schemas_${randomUUID()}`
      const placement = await placementOf(clinic)
      db.manager.add(name, onlyOnce(placement.migrator(clinic)))
      db.manager.connect(name)
      this.#open = { server: clinic.databaseServerId, name }
    }
    return db.connection(this.#open.name)
  }
}

/** For one clinic. */
export async function withSchemaRights<T>(clinic: Clinic, work: Work<T>): Promise<T> {
  const rights = new SchemaRights()
  try {
    return await rights.in(clinic, work)
  } finally {
    await rights.close()
  }
}

/**
 * The clinic's lock is one connection's, and so is the database that it is in: should it be lost, no
 * other may step in unseen.
 */
function onlyOnce(config: ConnectionConfig): ConnectionConfig {
  let opened = 0
  const afterCreate = (connection: { destroy(): void }, done: (error?: Error) => void) => {
    if (opened++ === 0) return done()
    connection.destroy()
    done(new LockLostError())
  }
  // Kept while a backfill computes, or a person is waited for.
  return { ...config, pool: { ...config.pool, min: 1, max: 1, afterCreate } }
}
