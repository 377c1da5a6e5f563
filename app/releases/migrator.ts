import type { Knex } from 'knex'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { MigrationFailedError } from '#releases/errors'
import type { Migration } from '#releases/migration_source'

/** A clinic's own ledger of migrations. */
export const LEDGER = 'schema_migrations'
/** The newest fence under which its schema was changed, and a change that is under way. */
export const FENCE = 'schema_fence'
/** How far each backfill has come. */
export const BACKFILLS = 'schema_backfills'

/**
 * Brings a clinic database forward. Runs only what its own ledger does not name yet, in order, and
 * writes each down as soon as it is done, so that running again goes on where it stopped.
 *
 * @returns the migrations that ran, as `module/name`
 * @throws MigrationFailedError with the cause; earlier migrations stay
 */
export async function migrate(client: QueryClientContract, migrations: readonly Migration[]) {
  await prepareLedger(client)
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

/** Makes the tables in which a clinic database keeps what happened to its schema. */
export async function prepareLedger(client: QueryClientContract) {
  if (await client.schema.hasTable(BACKFILLS)) return
  const tables = { [LEDGER]: ledgerTable, [FENCE]: fenceTable, [BACKFILLS]: backfillsTable }
  for (const [name, define] of Object.entries(tables)) {
    if (!(await client.schema.hasTable(name))) await client.schema.createTable(name, define)
  }
}

function ledgerTable(table: Knex.CreateTableBuilder) {
  table.string('module', 40).notNullable()
  table.string('name', 120).notNullable()
  table.string('checksum', 64).notNullable()
  table.bigInteger('ran_at').notNullable().comment('ms since the epoch')
  table.primary(['module', 'name'])
}

function fenceTable(table: Knex.CreateTableBuilder) {
  table.integer('id').primary().comment('1: there is one line')
  table.bigInteger('fence').notNullable()
  table.string('migration', 170).nullable().comment('under way: module/name')
  table.text('statements').nullable().comment('JSON: what it consists of')
  table.integer('position').notNullable().defaultTo(0).comment('the one that is next')
}

function backfillsTable(table: Knex.CreateTableBuilder) {
  table.string('module', 40).notNullable()
  table.string('name', 120).notNullable()
  table.string('version', 40).notNullable().comment('the release that it was last run for')
  table.string('after', 255).nullable().comment('where the next batch begins')
  table.integer('changed').notNullable().comment('rows in this pass')
  table.bigInteger('done_at').nullable().comment('ms since the epoch')
  table.primary(['module', 'name'])
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
