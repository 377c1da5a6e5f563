import type { Change, ColumnChange } from '#rollouts/schema/statement'

/** What is known of the tables so far: which there are, and how wide each column is. */
export class KnownTables {
  readonly #tables = new Map<string, Map<string, ColumnChange>>()

  find(table: string, column: string): ColumnChange | undefined {
    return this.#tables.get(table)?.get(column)
  }

  learn(change: Change) {
    if (change.kind === 'create table') {
      this.#tables.set(change.table, new Map(change.columns.map((one) => [one.name, one])))
    }
    if (change.kind === 'add column' || change.kind === 'change column') {
      this.#tables.get(change.table)?.set(change.column.name, change.column)
    }
  }
}

const TEXT_SIZES = ['tinytext', 'text', 'mediumtext', 'longtext']
const INTEGER_SIZES = ['tinyint', 'smallint', 'mediumint', 'int', 'bigint']

/** How a change of a column ends: everything fits as before, or not; in place, or by a copy. */
export function judgeColumn(before: ColumnChange | undefined, after: ColumnChange) {
  if (!before) return 'narrows'
  if (after.isRequired && !before.isRequired) return 'narrows'
  const [old, now] = [measure(before.type), measure(after.type)]
  if (old.base === now.base) {
    if (now.size < old.size) return 'narrows'
    // Up to 255 bytes MySQL keeps a text's length in one byte: beyond, every row is written anew.
    const isSameLength = old.base !== 'varchar' || old.size * 4 > 255 || now.size * 4 <= 255
    return isSameLength && old.base === 'varchar' ? 'in place' : 'copies'
  }
  for (const sizes of [TEXT_SIZES, INTEGER_SIZES]) {
    if (sizes.includes(old.base) && sizes.includes(now.base)) {
      return sizes.indexOf(now.base) > sizes.indexOf(old.base) ? 'copies' : 'narrows'
    }
  }
  return old.base === 'varchar' && TEXT_SIZES.slice(1).includes(now.base) ? 'copies' : 'narrows'
}

function measure(type: string) {
  const [, word = type, size = '0'] = /^(\w+)(?:\((\d+)[^)]*\))?/.exec(type) ?? []
  const base = word === 'integer' ? 'int' : word
  // What a number shows, `int(10)`, is not what it holds.
  return { base, size: INTEGER_SIZES.includes(base) ? 0 : Number(size) }
}
