import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { MigrationFailedError } from '#releases/errors'
import type { Migration } from '#releases/migration_source'

const LEDGER = 'schema_migrations'

/**
 * Brings a clinic database forward. Runs only what its own ledger does not name yet, in order, and
 * writes each down as soon as it is done, so that running again goes on where it stopped.
 *
 * @returns the migrations that ran, as `module/name`
 * @throws MigrationFailedError with the cause; earlier migrations stay
 */
export async function migrate(client: QueryClientContract, migrations: readonly Migration[]) {
  await createLedger(client)
  const done = await ranMigrations(client)
  const ran: string[] = []
  for (const migration of migrations) {
    const id = `${migration.module}/${migration.name}`
    if (done.has(id)) continue
    await run(client, migration)
    ran.push(id)
  }
  return ran
}

/** What a clinic database has run, as `module/name` with its checksum. */
export async function ranMigrations(client: QueryClientContract): Promise<Map<string, string>> {
  const rows = await client.from(LEDGER).select('module', 'name', 'checksum')
  return new Map(rows.map(({ module, name, checksum }) => [`${module}/${name}`, checksum]))
}

async function createLedger(client: QueryClientContract) {
  if (await client.schema.hasTable(LEDGER)) return
  await client.schema.createTable(LEDGER, (table) => {
    table.string('module', 40).notNullable()
    table.string('name', 120).notNullable()
    table.string('checksum', 64).notNullable()
    table.bigInteger('ran_at').notNullable().comment('ms since the epoch')
    table.primary(['module', 'name'])
  })
}

async function run(client: QueryClientContract, migration: Migration) {
  const { module, name, checksum } = migration
  try {
    const Schema = await migration.load()
    await new Schema(client, name).execUp()
    await client.table(LEDGER).insert({ module, name, checksum, ran_at: Date.now() })
  } catch (error) {
    throw new MigrationFailedError(module, name, error)
  }
}
