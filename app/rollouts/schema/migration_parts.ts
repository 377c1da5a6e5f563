import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { MigrationFailedError } from '#releases/errors'
import type { Migration } from '#releases/migration_source'
import { sentenceOf } from '#rollouts/errors'

/** A statement, or `null` for what the migration deferred: those run in their order. */
export type Part = string | null

export interface MigrationParts {
  parts: Part[]
  deferred: ((client: QueryClientContract) => unknown)[]
}

/** What a migration would do to this database as it stands, without doing it. */
export async function partsOf(
  migration: Migration,
  client: QueryClientContract
): Promise<MigrationParts> {
  const Schema = await migration.load()
  const schema = new Schema(client, migration.name, true)
  await schema.execUp()
  const { trackedCalls } = schema as unknown as { trackedCalls: TrackedCall[] }
  const split: MigrationParts = { parts: [], deferred: [] }
  for (const call of trackedCalls) {
    if (typeof call === 'function') {
      split.parts.push(null)
      split.deferred.push(call)
    } else {
      split.parts.push(...call.toSQL().map(({ sql }) => sql))
    }
  }
  return split
}

/** Lucid keeps each builder and each deferred function of a schema class, in order. */
type TrackedCall = ((client: QueryClientContract) => unknown) | { toSQL(): { sql: string }[] }

export function idOf({ module, name }: Pick<Migration, 'module' | 'name'>) {
  return `${module}/${name}`
}

/** The error of a migration, with no word of the driver's that could hold a person's data. */
export function failureOf({ module, name }: Migration, cause: unknown) {
  return new MigrationFailedError(
    module,
    name,
    Object.assign(new Error(sentenceOf(cause)), { cause })
  )
}
