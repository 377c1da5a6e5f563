/** What one clause of a statement does to the schema. Names are without quotes. */
export type Change = { table: string } & (
  | { kind: 'create table'; columns: ColumnChange[]; references: string[] }
  | { kind: 'drop table' | 'rename table' | 'rebuild table' | 'copy table' }
  | { kind: 'add column' | 'change column'; column: ColumnChange; references: string[] }
  | { kind: 'drop column' | 'rename column'; name: string }
  | { kind: 'add index' | 'add unique' | 'drop index'; name: string }
  | { kind: 'add foreign key'; references: string[] }
  | { kind: 'change rows' }
)

export interface ColumnChange {
  name: string
  /** As the engine was given it, in small letters: `varchar(40)`. */
  type: string
  isRequired: boolean
  hasDefault: boolean
}

/** `null`: the statement cannot be judged. An empty list: it changes nothing. */
export function changesOf(sql: string): Change[] | null {
  const text = sql.trim().replace(/;$/, '').replaceAll(/\s+/g, ' ')
  if (
    /^(select|pragma|show|describe|explain|begin|commit|rollback|savepoint|release)\b/i.test(text)
  ) {
    return []
  }
  for (const [pattern, read] of SHAPES) {
    const match = pattern.exec(text)
    if (match) return read(match)
  }
  return null
}

const NAME = '[`"]?(\\w+)[`"]?'

type Reader = (match: RegExpExecArray) => Change[] | null

const SHAPES: [RegExp, Reader][] = [
  [new RegExp(`^create table (?:if not exists )?${NAME} ?\\((.*)\\)[^)]*$`, 'i'), createdTable],
  [
    new RegExp(`^drop table (?:if exists )?${NAME}$`, 'i'),
    ([, table]) => [{ kind: 'drop table', table }],
  ],
  [new RegExp(`^rename table ${NAME} to`, 'i'), ([, table]) => [{ kind: 'rename table', table }]],
  [new RegExp(`^create (fulltext |spatial )?index ${NAME} on ${NAME}`, 'i'), createdIndex],
  [
    new RegExp(`^create unique index ${NAME} on ${NAME}`, 'i'),
    ([, name, table]) => [{ kind: 'add unique', table, name }],
  ],
  [
    new RegExp(`^drop index (?:if exists )?${NAME}(?: on ${NAME})?$`, 'i'),
    ([, name, table = '']) => [{ kind: 'drop index', table, name }],
  ],
  [new RegExp(`^alter table ${NAME} (.+)$`, 'i'), altered],
  [
    new RegExp(
      `^(?:insert (?:ignore )?into|replace into|update|delete from|truncate(?: table)?) ${NAME}`,
      'i'
    ),
    ([, table]) => [{ kind: 'change rows', table }],
  ],
]

function createdTable([, table, body]: RegExpExecArray): Change[] {
  const parts = clauses(body)
  const columns = parts.filter(
    (part) => !/^(constraint|primary|unique|foreign|key|index|check)\b/i.test(part)
  )
  return [
    {
      kind: 'create table',
      table,
      columns: columns.map(readColumn),
      references: referencesIn(body),
    },
  ]
}

function createdIndex([, special, name, table]: RegExpExecArray): Change[] {
  return special ? [{ kind: 'copy table', table }] : [{ kind: 'add index', table, name }]
}

function altered([, table, body]: RegExpExecArray): Change[] | null {
  const changes = clauses(body).map((clause) => alteration(table, clause))
  return changes.every((change) => change !== null) ? changes : null
}

type ClauseReader = (table: string, match: RegExpExecArray) => Change

const ALTERATIONS: [RegExp, ClauseReader][] = [
  [
    /^add (?:constraint \S+ )?foreign key(.*)$/i,
    (table, m) => ({ kind: 'add foreign key', table, references: referencesIn(m[0]) }),
  ],
  [
    /^add (?:constraint \S+ )?unique (?:index |key )?[`"]?(\w+)?/i,
    (table, m) => ({ kind: 'add unique', table, name: m[1] ?? '' }),
  ],
  [
    /^add (?:fulltext|spatial|(?:constraint \S+ )?primary key|(?:constraint \S+ )?check)\b/i,
    copied,
  ],
  [
    /^add (?:index|key) [`"]?(\w+)?/i,
    (table, m) => ({ kind: 'add index', table, name: m[1] ?? '' }),
  ],
  [/^add (?:column )?([`"]?\w+[`"]? .+)$/i, added],
  [/^drop (?:index|key) [`"]?(\w+)/i, (table, m) => ({ kind: 'drop index', table, name: m[1] })],
  [
    /^drop (?:foreign key|constraint) [`"]?(\w+)/i,
    (table, m) => ({ kind: 'drop index', table, name: m[1] }),
  ],
  [/^drop primary key/i, copied],
  [
    /^drop (?:column )?[`"]?(\w+)[`"]?$/i,
    (table, m) => ({ kind: 'drop column', table, name: m[1] }),
  ],
  [/^rename (?:to|as) /i, (table) => ({ kind: 'rename table', table })],
  [
    /^rename (?:column )?[`"]?(\w+)[`"]? to /i,
    (table, m) => ({ kind: 'rename column', table, name: m[1] }),
  ],
  [/^(?:modify|alter)(?: column)? ([`"]?\w+[`"]? .+)$/i, changed],
  [/^change (?:column )?[`"]?(\w+)[`"]? ([`"]?\w+[`"]? .+)$/i, replaced],
  [/^(?:engine|convert to|default character set|row_format|algorithm|partition)\b/i, copied],
]

function alteration(table: string, clause: string): Change | null {
  for (const [pattern, read] of ALTERATIONS) {
    const match = pattern.exec(clause)
    if (match) return read(table, match)
  }
  return null
}

function copied(table: string): Change {
  return { kind: 'copy table', table }
}

function added(table: string, [, definition]: RegExpExecArray): Change {
  if (/\b(auto_increment|stored|primary key)\b/i.test(definition)) return copied(table)
  return {
    kind: 'add column',
    table,
    column: readColumn(definition),
    references: referencesIn(definition),
  }
}

function changed(table: string, [, definition]: RegExpExecArray): Change {
  return { kind: 'change column', table, column: readColumn(definition), references: [] }
}

function replaced(table: string, [, name, definition]: RegExpExecArray): Change {
  const column = readColumn(definition)
  return column.name === name
    ? { kind: 'change column', table, column, references: [] }
    : { kind: 'rename column', table, name }
}

function readColumn(definition: string): ColumnChange {
  const [, name = '', type = ''] =
    /^[`"]?(\w+)[`"]? ([a-z]+(?: unsigned)?(?:\([^)]*\))?(?: unsigned)?)/i.exec(
      definition.trim()
    ) ?? []
  return {
    name,
    type: type.toLowerCase(),
    isRequired: /\bnot null\b/i.test(definition),
    hasDefault: /\bdefault\b(?! null)/i.test(definition),
  }
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(/\breferences [`"]?(\w+)/gi)].map(([, table]) => table)
}

/** Splits at the commas that stand outside parentheses and quoted words. */
function clauses(text: string): string[] {
  const parts = text.match(/(?:'(?:[^']|'')*'|\((?:[^()]|\([^()]*\))*\)|[^,'(])+/g) ?? []
  return parts.map((part) => part.trim())
}
