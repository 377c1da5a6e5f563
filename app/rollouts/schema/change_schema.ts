import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Migration } from '#releases/migration_source'
import { ranMigrations } from '#releases/migrator'
import { FencedOffError } from '#rollouts/errors'
import { idOf } from '#rollouts/schema/migration_parts'
import { changeMysql } from '#rollouts/schema/mysql_change'
import { changeSqlite } from '#rollouts/schema/sqlite_change'
import type { SchemaChange } from '#rollouts/schema/schema_change'
import type Clinic from '#tenancy/clinic'
import { selectRows } from '#tenancy/select_rows'

/** Seconds to wait for a predecessor that died in the middle of a statement the server still runs. */
const LOCK_SECONDS = '20'

/**
 * Runs on a clinic's database, while everyone works in it, the migrations that its ledger does not
 * name yet. Whatever happens to this process, the next one goes on where it stopped.
 *
 * @param client see `SchemaRights`
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
  await withLock(client, databaseName, async () => {
    for (const one of migrations) await changeMysql(client, one, change)
  })
}

/** It lives as long as the connection that took it, and so does each statement that runs there. */
async function withLock(client: QueryClientContract, database: string, work: () => Promise<void>) {
  const lock = `medtrack:${database}`.slice(0, 64)
  const asked = 'select get_lock(?, ?) as got'
  const [{ got }] = await selectRows<{ got: number | null }>(client, asked, [lock, LOCK_SECONDS])
  if (got !== 1) throw new FencedOffError()
  await work()
  // After an error nobody uses the connection again, and the server takes the lock back with it.
  await client.rawQuery('do release_lock(?)', [lock])
}
