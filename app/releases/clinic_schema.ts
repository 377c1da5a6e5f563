import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** Every table, column, index and trigger of a database, as sorted lines that can be compared. */
export async function describeSchema(client: QueryClientContract): Promise<string[]> {
  const lines =
    client.dialect.name === 'mysql' ? await mysqlLines(client) : await sqliteLines(client)
  return lines.sort()
}

async function sqliteLines(client: QueryClientContract): Promise<string[]> {
  const rows = await client.from('sqlite_master').select('type', 'name', 'tbl_name', 'sql')
  return rows
    .filter(({ name }) => !name.startsWith('sqlite_stat'))
    .map(({ type, name, tbl_name: table, sql }) => `${type} ${table} ${name} ${sql ?? ''}`)
}

async function mysqlLines(client: QueryClientContract): Promise<string[]> {
  const columns = await client
    .from('information_schema.columns')
    .select('table_name as t', 'ordinal_position as o', 'column_name as c', 'column_type as y')
    .select('is_nullable as n', 'column_default as d', 'collation_name as l', 'extra as e')
    .whereRaw('table_schema = database()')
  const indexes = await client
    .from('information_schema.statistics')
    .select('table_name as t', 'index_name as i', 'seq_in_index as s', 'column_name as c')
    .select('non_unique as n', 'sub_part as p')
    .whereRaw('table_schema = database()')
  const triggers = await client
    .from('information_schema.triggers')
    .select('event_object_table as t', 'trigger_name as i', 'action_timing as w')
    .select('event_manipulation as m', 'action_statement as a')
    .whereRaw('trigger_schema = database()')
  return [
    ...columns.map((row) => `column ${Object.values(row).join(' ')}`),
    ...indexes.map((row) => `index ${Object.values(row).join(' ')}`),
    ...triggers.map((row) => `trigger ${Object.values(row).join(' ')}`),
  ]
}
