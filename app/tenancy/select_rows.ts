import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/**
 * Runs one plain statement, for the few that stand on the path of every request: there a query
 * builder costs as much as the query.
 */
export async function selectRows<Row>(
  client: QueryClientContract,
  sql: string,
  bindings: string[]
): Promise<Row[]> {
  const answer = await client.getReadClient().raw(sql, bindings)
  // mysql2 answers [rows, fields], SQLite the rows.
  return Array.isArray(answer[0]) ? answer[0] : answer
}
