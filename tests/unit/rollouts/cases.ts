import type { FindingCode } from '#rollouts/lint/finding'

export interface Case {
  title: string
  /** Body of `up()`, run after `notes` exists with `id`, `title varchar(100)`, `text`, and an index. */
  up: string
  /** Codes, with the engine where only one has it. */
  finds: (FindingCode | `${FindingCode} ${'sqlite' | 'mysql'}`)[]
  isContract?: true
  declares?: string
}

const alter = (body: string) => `this.schema.alterTable('notes', (table) => { ${body} })`

export const CASES: readonly Case[] = [
  { title: 'a nullable column', up: alter("table.string('a', 9).nullable()"), finds: [] },
  {
    title: 'a required column with a default',
    up: alter("table.integer('a').notNullable().defaultTo(1)"),
    finds: [],
  },
  {
    title: 'two columns in one statement',
    up: alter("table.string('a', 9); table.string('b', 9)"),
    finds: [],
  },
  { title: 'an index', up: alter("table.index(['title'], 'notes_t')"), finds: [] },
  {
    title: 'a table with its unique index',
    up: "this.schema.createTable('notes_tags', (table) => { table.string('id', 36).primary(); table.string('word', 20).notNullable().unique() })",
    finds: [],
  },
  {
    title: 'a table with a deferred index',
    up: "this.defer(async (db) => { if (await db.schema.hasTable('notes_a')) return; await db.schema.createTable('notes_a', (table) => { table.string('id', 36) }); await db.schema.alterTable('notes_a', (table) => { table.unique(['id']) }) })",
    finds: [],
  },
  { title: 'a dropped table', up: "this.schema.dropTable('notes')", finds: ['drops_table'] },
  {
    title: 'a dropped column',
    up: alter("table.dropColumn('text')"),
    finds: ['drops_column mysql', 'rebuilds_table sqlite'],
  },
  {
    title: 'a dropped index',
    up: alter("table.dropIndex([], 'notes_title')"),
    finds: ['drops_index'],
  },
  {
    title: 'a renamed table',
    up: "this.schema.renameTable('notes', 'notes_old')",
    finds: ['renames'],
  },
  {
    title: 'a renamed column, by SQL',
    up: "this.schema.raw('ALTER TABLE notes RENAME COLUMN title TO heading')",
    finds: ['renames'],
  },
  {
    title: 'a shorter column',
    up: alter("table.string('title', 50).alter()"),
    finds: ['narrows_column mysql', 'rebuilds_table sqlite'],
  },
  {
    title: 'another type',
    up: alter("table.integer('title').alter()"),
    finds: ['narrows_column mysql', 'rebuilds_table sqlite'],
  },
  {
    title: 'a column that becomes required',
    up: alter("table.string('title', 100).notNullable().alter()"),
    finds: ['narrows_column mysql', 'rebuilds_table sqlite'],
  },
  {
    title: 'a longer column',
    up: alter("table.string('title', 200).nullable().alter()"),
    finds: ['rebuilds_table sqlite'],
  },
  {
    title: 'a text in place of a varchar',
    up: alter("table.text('title').nullable().alter()"),
    finds: ['copies_table mysql', 'rebuilds_table sqlite'],
  },
  {
    title: 'a required column without a default',
    up: "if (this.db.dialect.name === 'mysql') this.schema.raw('ALTER TABLE `notes` ADD `a` varchar(9) NOT NULL')",
    finds: ['requires_value mysql'],
  },
  {
    title: 'a unique index on rows that are there',
    up: alter("table.unique(['title'])"),
    finds: ['adds_unique'],
  },
  {
    title: 'another character set',
    up: "if (this.db.dialect.name === 'mysql') this.schema.raw('ALTER TABLE notes CONVERT TO CHARACTER SET utf8mb4')",
    finds: ['copies_table mysql'],
  },
  {
    title: 'a full text index',
    up: "if (this.db.dialect.name === 'mysql') this.schema.raw('CREATE FULLTEXT INDEX x ON notes (text)')",
    finds: ['copies_table mysql'],
  },
  { title: 'SQL that is not understood', up: "this.schema.raw('ANALYZE')", finds: ['raw_sql'] },
  {
    title: 'SQL that its author answers for',
    up: "this.schema.raw('ANALYZE')",
    declares: 'Reads statistics, changes nothing.',
    finds: [],
  },
  {
    title: 'rows that change',
    up: "this.defer(async (db) => { await db.from('notes').update({ title: 'x' }) })",
    finds: ['changes_data'],
  },
  {
    title: 'rows that change only where there are some',
    up: "this.defer(async (db) => { const [row] = await db.from('notes').select('id').limit(1); if (row) await db.from('notes').where('id', row.id).delete() })",
    finds: ['changes_data'],
  },
  {
    title: 'two tables at once',
    up: "this.schema.createTable('notes_a', (table) => { table.string('id', 9) }); this.schema.createTable('notes_b', (table) => { table.string('id', 9) })",
    finds: ['many_changes mysql'],
  },
  {
    title: "another module's table",
    up: "this.schema.createTable('patients_notes', (table) => { table.string('id', 9) })",
    finds: ['foreign_table'],
  },
  {
    title: "a foreign key to another module's table",
    up: "this.schema.createTable('notes_a', (table) => { table.string('patient_id', 36).references('patients.id') })",
    finds: ['foreign_key'],
  },
  { title: 'a migration that fails', up: "throw new RangeError('no')", finds: ['breaks'] },
  {
    title: 'a dropped column in contract',
    up: alter("table.dropColumn('text')"),
    isContract: true,
    finds: [],
  },
  {
    title: 'a renamed table in contract',
    up: "this.schema.renameTable('notes', 'notes_old')",
    isContract: true,
    finds: [],
  },
  {
    title: 'a shorter column in contract',
    up: alter("table.string('title', 50).alter()"),
    isContract: true,
    finds: [],
  },
  {
    title: 'rows that change in contract',
    up: "this.defer(async (db) => { await db.from('notes').update({ title: 'x' }) })",
    isContract: true,
    finds: ['changes_data'],
  },
]
