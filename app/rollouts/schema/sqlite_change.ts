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
    const { module, name, checksum } = migration
    if (await trx.from(LEDGER).where({ module, name }).first()) return
    try {
      for (const copy of snapshots?.get(idOf(migration)) ?? []) await trx.rawQuery(copy)
      const Schema = await migration.load()
      await new Schema(trx, name).execUp()
    } catch (error) {
      throw failureOf(migration, error)
    }
    await trx.table(LEDGER).insert({ module, name, checksum, ran_at: Date.now() })
  })
}
