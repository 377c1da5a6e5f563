import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { expandMigrationsOf } from '#releases/migration_source'
import type { Release } from '#releases/release'
import { record } from '#rollouts/lint/recording'
import { changesOf } from '#rollouts/schema/statement'
import { selectRows } from '#tenancy/select_rows'

const known = new WeakMap<Release, Promise<string[]>>()

/** Tables that a module's migrations make. */
export function tablesOf(release: Release): Promise<string[]> {
  const tables = known.get(release) ?? read(release)
  known.set(release, tables)
  return tables
}

/** How many rows stand in each of a module's tables, in one question; for the clinic's receipt. */
export async function countRows(client: QueryClientContract, release: Release) {
  const tables = await tablesOf(release)
  if (tables.length === 0) return {}
  const asked = tables.map((table) => `${countOf(table)} as \`${table}\``)
  const [row] = await selectRows<Record<string, unknown>>(client, `select ${asked.join(', ')}`, [])
  return Object.fromEntries(tables.map((table) => [table, Number(row[table])]))
}

/** Both engines take names in backticks. */
export function countOf(table: string) {
  return `(select count(*) from \`${table}\`)`
}

async function read(release: Release) {
  const recorded = await record('sqlite', await expandMigrationsOf(release))
  return recorded
    .flatMap(({ statements }) => statements.flatMap((sql) => changesOf(sql) ?? []))
    .filter(({ kind }) => kind === 'create table')
    .map(({ table }) => table)
}
