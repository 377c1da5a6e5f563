import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { expandMigrationsOf } from '#releases/migration_source'
import type { Release } from '#releases/release'
import { record } from '#rollouts/lint/recording'
import { changesOf } from '#rollouts/schema/statement'

const known = new WeakMap<Release, Promise<string[]>>()

/** Tables that a module's migrations make. */
export function tablesOf(release: Release): Promise<string[]> {
  const tables = known.get(release) ?? read(release)
  known.set(release, tables)
  return tables
}

/** How many rows stand in each of a module's tables, for the clinic's receipt. */
export async function countRows(client: QueryClientContract, release: Release) {
  const counts: Record<string, number> = {}
  for (const table of await tablesOf(release)) {
    if (!(await client.schema.hasTable(table))) continue
    const row = await client.from(table).count('* as total').first()
    counts[table] = Number(row.total)
  }
  return counts
}

async function read(release: Release) {
  const recorded = await record('sqlite', await expandMigrationsOf(release))
  return recorded
    .flatMap(({ statements }) => statements.flatMap((sql) => changesOf(sql) ?? []))
    .filter(({ kind }) => kind === 'create table')
    .map(({ table }) => table)
}
