export type Engine = 'sqlite' | 'mysql'

/** What can be wrong with a migration. `safeWay` says how to reach the same end without harm. */
export const RULES = {
  breaks: {
    says: 'it fails on an empty database',
    safeWay: 'Make it run on SQLite and on MySQL from the first migration on.',
  },
  drops_table: {
    says: 'it drops a table that a live release may read',
    safeWay: 'Stop using it in one release, then drop it in migrations/contract/ of a later one.',
  },
  drops_column: {
    says: 'it drops a column that a live release may read',
    safeWay: 'Stop using it in one release, then drop it in migrations/contract/ of a later one.',
  },
  drops_index: {
    says: 'it drops an index that a live release may need',
    safeWay: 'Drop it in migrations/contract/, when no clinic runs a release that needs it.',
  },
  renames: {
    says: 'it renames what a live release knows by its old name',
    safeWay:
      'Expand: add the new one. Backfill it, write both. Contract: drop the old one in a later release.',
  },
  narrows_column: {
    says: 'it narrows a column, so that a live release could no longer write what it writes',
    safeWay:
      'Expand: add a column of the new type. Backfill it, write both. Contract: drop the old one later.',
  },
  requires_value: {
    says: 'it requires a value that a live release does not write',
    safeWay: 'Make it nullable or give it a default; require it in migrations/contract/.',
  },
  adds_unique: {
    says: 'it makes unique what may stand twice already',
    safeWay:
      'Expand: refuse doubles in the code. Backfill: resolve those there are. Contract: add the unique index.',
  },
  copies_table: {
    says: 'MySQL would copy the table and hold up every write to it',
    safeWay:
      'Expand: make the new column or table beside the old one. Backfill it. Contract: drop the old one.',
  },
  rebuilds_table: {
    says: 'SQLite would build the table anew and hold up every write to it',
    safeWay:
      'Only add nullable columns, columns with a default, and indexes; leave the rest to contract.',
  },
  raw_sql: {
    says: 'it runs SQL that cannot be judged',
    safeWay:
      "Use the schema builder, or say why it is safe: static declares = { raw_sql: 'why it is safe' }.",
  },
  changes_data: {
    says: 'it changes rows',
    safeWay: 'Fill columns in backfills/, in batches that can be resumed.',
  },
  many_changes: {
    says: 'it makes more than one change, of which the first could stand without the others',
    safeWay: 'One migration for each change: one table with its indexes, or one ALTER.',
  },
  edited_migration: {
    says: 'it was edited after it was released',
    safeWay: 'Restore it as it was and put the change into a new migration.',
  },
  missing_migration: {
    says: 'an older release has it, this one has not',
    safeWay: 'Restore it: every release carries all migrations before it.',
  },
  foreign_key: {
    says: "it references another module's table",
    safeWay: "Keep the id without a foreign key and ask the owner's API.",
  },
  foreign_table: {
    says: "it touches a table whose name does not begin with the module's key",
    safeWay: "Begin the name with the module's key; leave other modules' tables to them.",
  },
} as const

export type FindingCode = keyof typeof RULES

export interface Finding {
  code: FindingCode
  /** The module's key and the migration's file: `patients/migrations/002_add_city.ts`. */
  file: string
  /** What is wrong, in a sentence. */
  sentence: string
  /** How to reach the same end without harm. */
  safeWay: string
  /** Where it would happen; empty where the sources tell it by themselves. */
  engines: Engine[]
}

/** `detail` is a table, column or statement that the sentence ends with. */
export function finding(
  code: FindingCode,
  file: string,
  detail = '',
  engines: Engine[] = []
): Finding {
  const { says, safeWay } = RULES[code]
  const sentence = `${file}: ${says}${detail ? ` (${detail})` : ''}.`
  return { code, file, sentence, safeWay, engines }
}
