import type { Knex } from 'knex'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Migration } from '#releases/migration_source'
import { MysqlStandIn } from '#rollouts/lint/mysql_stand_in'
import type { Engine } from '#rollouts/lint/finding'
import { withConnection } from '#tenancy/with_connection'

export interface Recorded {
  migration: Migration
  /** In the order they would run, without what only reads. */
  statements: string[]
  /** Why it could not be run on an empty database. */
  error: string | null
  /** What its author declares, see `raw_sql`. */
  declares: Partial<Record<string, string>>
}

const READS = /^\s*(select|pragma|show|describe|begin|commit|rollback|savepoint|release)\b/i

/**
 * The SQL that migrations would run on an engine, from an empty database on. SQLite runs it in
 * memory; MySQL needs no server, so that a machine without one judges both.
 */
export function record(engine: Engine, migrations: readonly Migration[]): Promise<Recorded[]> {
  return engine === 'mysql' ? onMysql(migrations) : onSqlite(migrations)
}

function onSqlite(migrations: readonly Migration[]) {
  const connection = { filename: ':memory:' }
  const pool = { min: 1, max: 1 }
  const config = { client: 'better-sqlite3', connection, useNullAsDefault: true, pool } as const
  return withConnection(config, (client) => {
    let statements: string[] = []
    client.getWriteClient().on('query', ({ sql }: { sql: string }) => statements.push(sql))
    return runAll(client, migrations, () => {
      const taken = statements
      statements = []
      return taken
    })
  })
}

function onMysql(migrations: readonly Migration[]) {
  const connection = { host: 'no-server.invalid', user: 'nobody', database: 'nowhere' }
  const config = { client: 'mysql2', connection, pool: { min: 0, max: 1 } } as const
  return withConnection(config, (client) => {
    const standIn = new MysqlStandIn()
    // Lucid's type hides which client it is; only where connections come from is exchanged.
    const driver = client.getWriteClient().client as Knex.Client
    Object.assign(driver, {
      acquireConnection: async () => standIn,
      releaseConnection: async () => {},
    })
    return runAll(client, migrations, () => standIn.take())
  })
}

async function runAll(
  client: QueryClientContract,
  migrations: readonly Migration[],
  take: () => string[]
): Promise<Recorded[]> {
  const recorded: Recorded[] = []
  for (const migration of migrations) {
    const Schema = await migration.load()
    const declares = (Schema as { declares?: Record<string, string> }).declares ?? {}
    const error = await new Schema(client, migration.name).execUp().then(
      () => null,
      (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
    )
    const statements = take().filter((sql) => !READS.test(sql))
    recorded.push({ migration, statements, error, declares })
  }
  return recorded
}
