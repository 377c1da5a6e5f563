import type { Engine, Finding, FindingCode } from '#rollouts/lint/finding'
import { finding } from '#rollouts/lint/finding'
import type { KnownTables } from '#rollouts/lint/columns'
import { judgeColumn } from '#rollouts/lint/columns'
import type { Recorded } from '#rollouts/lint/recording'
import type { Change } from '#rollouts/schema/statement'
import { changesOf } from '#rollouts/schema/statement'

export interface Scene {
  engine: Engine
  key: string
  file: string
  /** The contract folder: whatever is dropped here, no live release knows any more. */
  isContract: boolean
  /** Tables that no clinic has yet: nobody waits for them and they hold no rows. */
  fresh: Set<string>
  tables: KnownTables
}

/** Tables in which Knex rebuilds one of SQLite's that it cannot alter. */
const REBUILT = /^_knex_temp_alter/
/** What `contract` is for. */
const CONTRACT_MAY: readonly FindingCode[] = [
  'drops_table',
  'drops_column',
  'drops_index',
  'renames',
  'narrows_column',
  'requires_value',
  'adds_unique',
  'copies_table',
  'rebuilds_table',
]

/** What is wrong with one migration on one engine. */
export function judge(scene: Scene, recorded: Recorded): Finding[] {
  const found: Finding[] = []
  const add = (code: FindingCode, detail = '') => {
    if (scene.isContract && CONTRACT_MAY.includes(code)) return
    found.push(finding(code, scene.file, detail, [scene.engine]))
  }
  if (recorded.error) add('breaks', recorded.error)
  const statements = recorded.statements.map((sql) => ({ sql, changes: changesOf(sql) }))
  for (const { sql } of statements.filter(({ changes }) => !changes)) {
    if (!recorded.declares.raw_sql) add('raw_sql', sql.slice(0, 80))
  }
  const known = statements.map(({ changes }) => changes ?? [])
  const isRebuilding = known.flat().some(({ table }) => REBUILT.test(table))
  const changes = isRebuilding ? rebuilds(known.flat()) : known.flat()
  const made = new Set(changes.filter(isMade).map(({ table }) => table))
  for (const change of changes) {
    for (const [code, detail] of problemsOf(scene, change, made)) add(code, detail)
    scene.tables.learn(change)
  }
  if (scene.engine === 'mysql' && countOf(known, made) > 1) add('many_changes')
  return found
}

/** Knex makes, fills, drops and renames on the way; what remains is that one table is built anew. */
function rebuilds(changes: Change[]): Change[] {
  const temporary = changes.filter(({ table }) => REBUILT.test(table))
  const dropped = changes.filter(({ kind }) => kind === 'drop table').map(({ table }) => table)
  const rest = changes.filter(({ table }) => !temporary.some((one) => one.table === table))
  const kept = rest.filter(
    ({ kind, table }) => !(dropped.includes(table) && kind !== 'create table')
  )
  return [...kept, ...dropped.map((table): Change => ({ kind: 'rebuild table', table }))]
}

function isMade({ kind }: Change) {
  return kind === 'create table'
}

/** A table with its indexes is one change; so is one statement. */
function countOf(statements: Change[][], made: Set<string>) {
  const others = statements.filter(
    (changes) => changes.length > 0 && changes.every(({ table }) => !made.has(table))
  )
  return made.size + others.length
}

function problemsOf(scene: Scene, change: Change, made: Set<string>): [FindingCode, string][] {
  const { table } = change
  const problems: [FindingCode, string][] = []
  if (table && !belongsTo(table, scene.key)) problems.push(['foreign_table', table])
  const references = 'references' in change ? change.references : []
  for (const other of references.filter((name) => !belongsTo(name, scene.key))) {
    problems.push(['foreign_key', `${table} → ${other}`])
  }
  if (change.kind === 'change rows') return [...problems, ['changes_data', table]]
  const isNew = made.has(table) || scene.fresh.has(table)
  return isNew ? problems : [...problems, ...harms(scene, change)]
}

function harms({ tables }: Scene, change: Change): [FindingCode, string][] {
  const { kind, table } = change
  if (kind === 'add column') {
    const { name, isRequired, hasDefault } = change.column
    return isRequired && !hasDefault ? [['requires_value', `${table}.${name}`]] : []
  }
  if (kind === 'change column') {
    const judged = judgeColumn(tables.find(table, change.column.name), change.column)
    const place = `${table}.${change.column.name}`
    if (judged === 'in place') return []
    return [[judged === 'narrows' ? 'narrows_column' : 'copies_table', place]]
  }
  const code = HARM[kind]
  return code ? [[code, 'name' in change ? `${table}.${change.name}` : table]] : []
}

const HARM: Partial<Record<Change['kind'], FindingCode>> = {
  'drop table': 'drops_table',
  'drop column': 'drops_column',
  'drop index': 'drops_index',
  'rename table': 'renames',
  'rename column': 'renames',
  'add unique': 'adds_unique',
  'add foreign key': 'copies_table',
  'copy table': 'copies_table',
  'rebuild table': 'rebuilds_table',
}

/** `patients` and `patient_phones` both belong to patients. */
function belongsTo(table: string, key: string) {
  const one = key.replace(/s$/, '')
  return [key, one].some((name) => table === name || table.startsWith(`${name}_`))
}
