import { randomUUID } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import type { ConnectionConfig, QueryClientContract } from '@adonisjs/lucid/types/database'

/**
 * Opens a connection for as long as `work` takes: for migrations and exports, which need other
 * rights than the clinic's own user and must not share its pool.
 */
export async function withConnection<T>(
  config: ConnectionConfig,
  work: (client: QueryClientContract) => Promise<T>
): Promise<T> {
  const name = `once_${randomUUID()}`
  db.manager.add(name, config)
  db.manager.connect(name)
  try {
    return await work(db.connection(name))
  } finally {
    await db.manager.close(name, true)
  }
}
