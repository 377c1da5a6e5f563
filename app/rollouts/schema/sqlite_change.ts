import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Migration } from '#releases/migration_source'
import { LEDGER } from '#releases/migrator'
import type { SchemaChange } from '#rollouts/schema/schema_change'
import { passFence } from '#rollouts/schema/fence'
import { failureOf, idOf } from '#rollouts/schema/migration_parts'

/** SQLite changes its schema in transactions: a migration, its line in the ledger, and the fence. */
export async function changeSqlite(
  client: QueryClientContract,
  migration: Migration,
  { fence, snapshots }: SchemaChange
): Promise<void> {
  await client.transaction(async (trx) => {
    await passFence(trx, fence)
    if (!(await enter(trx, migration))) return
    try {
      for (const copy of snapshots?.get(idOf(migration)) ?? []) await trx.rawQuery(copy)
      const Schema = await migration.load()
      await new Schema(trx, migration.name).execUp()
    } catch (error) {
      throw failureOf(migration, error)
    }
  })
}

/** @returns whether it was not there: another worker may have been faster */
async function enter(trx: QueryClientContract, { module, name, checksum }: Migration) {
  const entered: { changes: number } = await trx.rawQuery(
    `insert or ignore into ${LEDGER} (module, name, checksum, ran_at) values (?, ?, ?, ?)`,
    [module, name, checksum, Date.now()]
  )
  return entered.changes === 1
}
