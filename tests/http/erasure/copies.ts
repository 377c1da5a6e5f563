import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { currentClinic } from '@medtrack/sdk'
import Database from 'better-sqlite3'
import { storagePath } from '#config/storage'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { placementOf } from '#tenancy/placements'
import type { SqlitePlacement } from '#tenancy/sqlite_placement'

type Row = Record<string, unknown>

/** A database as it lies in a backup: every byte of it, and its rows. */
export interface Copy {
  bytes: Buffer
  tables: Map<string, Row[]>
}

/** SQLite's files with their log; of a server, what a dump holds. */
export async function copyOfClinic(clinic: Clinic): Promise<Copy> {
  if (process.env.DB_ENGINE === 'mysql') {
    return enterClinic(clinic, PLATFORM, () => dumpOf(currentClinic().db))
  }
  const placement = (await placementOf(clinic)) as SqlitePlacement // the engine says so
  return copyOfFile(placement.file(clinic))
}

export function copyOfKeyStore(): Promise<Copy> {
  if (process.env.DB_ENGINE === 'mysql') return dumpOf(db.connection())
  return copyOfFile(storagePath('central.sqlite3'))
}

/** The bytes lie as they lay; the rows are read from a copy, as a thief would. */
async function copyOfFile(file: string): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'medtrack-copy-'))
  const pieces: Buffer[] = []
  for (const suffix of ['', '-wal']) {
    pieces.push(await readFile(file + suffix).catch(() => Buffer.alloc(0)))
    await copyFile(file + suffix, join(folder, `copy${suffix}`)).catch(() => {})
  }
  const copy = new Database(join(folder, 'copy'))
  const names = copy.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as Row[]
  const tables = new Map(
    names.map(({ name }) => [String(name), copy.prepare(`SELECT * FROM "${name}"`).all() as Row[]])
  )
  copy.close()
  await rm(folder, { recursive: true })
  return { bytes: Buffer.concat(pieces), tables }
}

async function dumpOf(client: QueryClientContract): Promise<Copy> {
  const tables = new Map<string, Row[]>()
  for (const table of await client.getAllTables()) tables.set(table, await client.from(table))
  const cells = [...tables.values()].flat().flatMap((row) => Object.values(row))
  const bytes = cells.map((cell) => (Buffer.isBuffer(cell) ? cell : Buffer.from(`${cell}\n`)))
  return { bytes: Buffer.concat(bytes), tables }
}
