import type { ConnectionConfig, QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Migration } from '#releases/migration_source'
import { ranMigrations } from '#releases/migrator'
import { FencedOffError, LockLostError } from '#rollouts/errors'
import { passFence } from '#rollouts/schema/fence'
import { idOf } from '#rollouts/schema/migration_parts'
import { changeMysql } from '#rollouts/schema/mysql_change'
import { changeSqlite } from '#rollouts/schema/sqlite_change'
import type { SchemaChange } from '#rollouts/schema/schema_change'
import type Clinic from '#tenancy/clinic'
import { connections } from '#tenancy/connections'
import { placementOf } from '#tenancy/placements'
import { selectRows } from '#tenancy/select_rows'
import { withConnection } from '#tenancy/with_connection'

/** Seconds to wait for a predecessor that died in the middle of a statement the server still runs. */
const LOCK_SECONDS = '20'

/**
 * Runs on a clinic's database, while everyone works in it, the migrations that its ledger does not
 * name yet. Whatever happens to this process, the next one goes on where it stopped.
 *
 * @param client see `withSchemaRights`
 * @returns the migrations that ran, as `module/name`
 * @throws MigrationFailedError, FencedOffError, HalfAppliedError
 */
export async function changeSchema(
  clinic: Clinic,
  client: QueryClientContract,
  migrations: readonly Migration[],
  change: SchemaChange
): Promise<string[]> {
  const ran = change.ran ?? (await ranMigrations(client))
  const fresh = migrations.filter((one) => !ran.has(idOf(one)))
  if (fresh.length > 0) await changeAll(clinic, client, fresh, change)
  return fresh.map(idOf)
}

/** A connection that may change the schema. SQLite's one connection per process is the pool's own. */
export async function withSchemaRights<T>(
  clinic: Clinic,
  work: (client: QueryClientContract) => Promise<T>
): Promise<T> {
  if (clinic.databaseServer.engine === 'mysql') {
    const placement = await placementOf(clinic)
    return withConnection(onlyOnce(placement.migrator(clinic)), work)
  }
  const lease = await connections.acquire(clinic)
  try {
    return await work(lease.db)
  } finally {
    lease.release()
  }
}

/** The clinic's lock is this one connection's: should it be lost, no other may step in unseen. */
function onlyOnce(config: ConnectionConfig): ConnectionConfig {
  let opened = 0
  const afterCreate = (connection: { destroy(): void }, done: (error?: Error) => void) => {
    if (opened++ === 0) return done()
    connection.destroy()
    done(new LockLostError())
  }
  return { ...config, pool: { ...config.pool, max: 1, afterCreate } }
}

async function changeAll(
  { databaseServer, databaseName }: Clinic,
  client: QueryClientContract,
  migrations: readonly Migration[],
  change: SchemaChange
) {
  if (databaseServer.engine !== 'mysql') {
    for (const one of migrations) await changeSqlite(client, one, change)
    return
  }
  // It lives as long as this connection, and so does each statement that runs on it.
  const lock = `medtrack:${databaseName}`.slice(0, 64)
  const asked = 'select get_lock(?, ?) as got'
  const [{ got }] = await selectRows<{ got: number | null }>(client, asked, [lock, LOCK_SECONDS])
  if (got !== 1) throw new FencedOffError()
  await passFence(client, change.fence)
  for (const one of migrations) await changeMysql(client, one, change)
}
