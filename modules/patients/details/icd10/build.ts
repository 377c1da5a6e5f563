import { randomUUID } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { withoutDot, type Edition, type Icd10Entry } from './edition.js'

/** Raised when the shape of the file changes; older files of the starter selection are then made anew. */
export const SHAPE = '2'

const INDEX = `content='', prefix='2 3 4', tokenize='unicode61 remove_diacritics 2'`

/** Common codes stand in an index of their own: they are looked for first, without weighing thousands of others. */
const TABLES = `
  create table about (name text primary key, value text not null);
  create table codes (
    id integer primary key, code text not null unique, plain text not null unique,
    short text not null, long text not null, is_valid integer not null
  );
  create virtual table words using fts5(long, names, ${INDEX});
  create virtual table common_words using fts5(long, names, ${INDEX});
`

export interface Icd10Content {
  entries: Iterable<Icd10Entry>
  edition: Pick<Edition, 'source' | 'date'>
  /** Whether it is the selection that comes with the module. */
  isStarter: boolean
  /** By code; codes that are in it are common ones and stand first. */
  names: ReadonlyMap<string, string>
}

/**
 * Writes the reference under another name and puts it in place at once: who searches meanwhile sees the old one or the new.
 *
 * @returns how many codes it holds
 */
export function buildIcd10(path: string, content: Icd10Content): number {
  const draft = `${path}.${randomUUID()}`
  const db = new Database(draft)
  try {
    db.pragma('journal_mode = OFF')
    db.exec(TABLES)
    const count = db.transaction(() => fill(db, content))()
    db.exec(`insert into words(words) values('optimize')`)
    db.close()
    renameSync(draft, path)
    return count
  } catch (error) {
    db.close()
    rmSync(draft, { force: true })
    throw error
  }
}

function fill(db: Database.Database, { entries, edition, isStarter, names }: Icd10Content) {
  const code = db.prepare('insert into codes values (?, ?, ?, ?, ?, ?)')
  const words = db.prepare('insert into words(rowid, long, names) values (?, ?, ?)')
  const common = db.prepare('insert into common_words(rowid, long, names) values (?, ?, ?)')
  let id = 0
  for (const entry of entries) {
    id++
    const known = names.get(entry.code)
    const { long, short, isValid } = entry
    code.run(id, entry.code, withoutDot(entry.code), short, long, isValid ? 1 : 0)
    words.run(id, long, known ?? '')
    if (known !== undefined) common.run(id, long, known)
  }
  const about = db.prepare('insert into about values (?, ?)')
  const facts = { ...edition, count: String(id), shape: SHAPE, starter: isStarter ? 'yes' : 'no' }
  for (const [name, value] of Object.entries(facts)) about.run(name, value)
  return id
}
