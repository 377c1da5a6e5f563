import { EventEmitter } from 'node:events'
import { changesOf } from '#rollouts/schema/statement'

type Answer = (error: Error | null, rows: unknown, fields: unknown[]) => void
type Row = Record<string, unknown>

/** A connection to no server: it writes down what it is asked, and knows the tables made so far. */
export class MysqlStandIn extends EventEmitter {
  #statements: string[] = []
  readonly #tables = new Map<string, Set<string>>()

  query(options: { sql: string } | string, bindings: unknown, answer: Answer) {
    const sql = typeof options === 'string' ? options : options.sql
    const values = Array.isArray(bindings) ? bindings : []
    this.#statements.push(sql)
    this.#learn(sql)
    answer(null, Object.assign(this.#rows(sql, values), { insertId: 0, affectedRows: 0 }), [])
  }

  /** What was asked since the last time. */
  take(): string[] {
    const taken = this.#statements
    this.#statements = []
    return taken
  }

  #learn(sql: string) {
    for (const change of changesOf(sql) ?? []) {
      const columns = this.#tables.get(change.table)
      if (change.kind === 'create table') {
        this.#tables.set(change.table, new Set(change.columns.map(({ name }) => name)))
      }
      if (change.kind === 'drop table') this.#tables.delete(change.table)
      if (change.kind === 'add column') columns?.add(change.column.name)
      if (change.kind === 'drop column') columns?.delete(change.name)
    }
  }

  #rows(sql: string, values: readonly unknown[]): Row[] {
    const counted = /\bcount\([^)]*\) as [`"]?(\w+)/i.exec(sql)
    if (counted) return [{ [counted[1]]: 0 }]
    if (/information_schema\.tables/i.test(sql)) {
      return this.#tables.has(String(values[0])) ? [{ TABLE_NAME: values[0] }] : []
    }
    const shown = /^show (?:full )?(?:columns|fields) from [`"]?(\w+)/i.exec(sql)
    if (!shown) return []
    const names = [...(this.#tables.get(shown[1]) ?? [])]
    const wanted = values.length > 0 ? names.filter((name) => values.includes(name)) : names
    return wanted.map((Field) => ({
      Field,
      Type: 'varchar(255)',
      Null: 'YES',
      Default: null,
      Extra: '',
    }))
  }
}
