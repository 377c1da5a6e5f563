import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/**
 * Leaves records out of a query that were merged into others, where the query has an index of its own to go by. It is
 * an expression, because SQLite does not know that nearly all are NULL and would begin with those.
 *
 * @param table of the query, or its alias
 */
export function leaveOutMerged<Query extends DatabaseQueryBuilderContract<unknown>>(
  query: Query,
  table = 'patients'
): Query {
  return query.whereRaw("coalesce(??, '') = ''", [`${table}.merged_into_id`]) as Query // the same builder
}
