import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { referenceFile } from '@medtrack/sdk'
import { buildIcd10, SHAPE } from './build.js'
import type { Edition } from './edition.js'
import { popularNames, STARTER, starterEntries } from './starter.js'

interface Opened {
  db: Database.Database
  /** Which file it was; another one in its place is opened at the next question. */
  inode: number
  edition: Edition
}

let opened: Opened | undefined

export function icd10Path(): string {
  return referenceFile('patients-icd10.sqlite3')
}

/** The reference as it stands, for reading; made from the starter selection where there is none. */
export async function icd10Reference(): Promise<Opened> {
  const path = icd10Path()
  const inode = inodeOf(path)
  if (opened && opened.inode === inode) return opened
  opened?.db.close()
  opened = inode === undefined ? undefined : open(path, inode)
  if (!opened) {
    await buildStarter(path)
    opened = open(path, inodeOf(path) ?? 0)
  }
  if (!opened) throw new TypeError('The ICD-10 reference that was just made cannot be read.')
  return opened
}

async function buildStarter(path: string) {
  const [entries, names] = [await starterEntries(), await popularNames()]
  buildIcd10(path, { entries, edition: STARTER, isStarter: true, names })
}

function inodeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.ino
}

/** Nothing where it is of an older shape, or an older starter selection: both can be made anew. */
function open(path: string, inode: number): Opened | undefined {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  const rows = db.prepare('select name, value from about').all() as {
    name: string
    value: string
  }[] // the columns named
  const about = Object.fromEntries(rows.map(({ name, value }) => [name, value]))
  const isOldStarter = about.starter === 'yes' && about.date !== STARTER.date
  if (about.shape !== SHAPE || isOldStarter) {
    db.close()
    return undefined
  }
  const edition = { source: about.source, date: about.date, codeCount: Number(about.count) }
  return { db, inode, edition }
}
