import { createHash } from 'node:crypto'
import type { Migration } from '#releases/migration_source'
import { contractMigrationsOf, expandMigrationsOf } from '#releases/migration_source'
import type { Release } from '#releases/release'
import { record } from '#rollouts/lint/recording'
import { idOf } from '#rollouts/schema/migration_parts'
import { changesOf } from '#rollouts/schema/statement'

/** Tables that hold what a contract migration took away; no release serves from them. */
export const SNAPSHOT = 'snapshot_'

/** By migration, the statements that copy what it takes something from. */
export type Snapshots = ReadonlyMap<string, readonly string[]>

const TAKES = ['drop table', 'drop column', 'change column']

/**
 * What to copy before each contract migration of a release, so that a person can bring it back. Read
 * off the statements for MySQL, on every engine: SQLite's builder shows them only as it runs.
 */
export async function snapshotsOf(release: Release): Promise<Snapshots> {
  const contract = await contractMigrationsOf(release)
  const recorded = await record('mysql', [...(await expandMigrationsOf(release)), ...contract])
  const names = new Set(contract.map(({ name }) => name))
  return new Map(
    recorded
      .filter(({ migration }) => names.has(migration.name))
      .map(({ migration, statements }) => [
        idOf(migration),
        tablesIn(statements).map((table) => copyOf(migration, table)),
      ])
  )
}

function tablesIn(statements: readonly string[]): string[] {
  const taking = statements
    .flatMap((sql) => changesOf(sql) ?? [])
    .filter(({ kind }) => TAKES.includes(kind))
  return [...new Set(taking.map(({ table }) => table))]
}

/** Its name stays within the 64 characters that MySQL allows. */
function copyOf({ module, name }: Migration, table: string) {
  const short = createHash('sha256').update(`${module}/${name}`).digest('hex').slice(0, 8)
  const copy = `${SNAPSHOT}${short}_${table}`.slice(0, 64)
  return `create table \`${copy}\` as select * from \`${table}\``
}
