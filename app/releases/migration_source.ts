import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import app from '@adonisjs/core/services/app'
import type { BaseSchema } from '@adonisjs/lucid/schema'
import type { ModuleContract } from '@medtrack/sdk'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Release } from '#releases/release'

type SchemaClass = new (db: QueryClientContract, file: string, dryRun?: boolean) => BaseSchema

/** One migration, known by its module and name: moving a folder changes nothing. */
export interface Migration {
  module: string
  name: string
  /** SHA-256 of the source: an edited migration that already ran is noticed. */
  checksum: string
  /** Where its source stands. */
  file: string
  load(): Promise<SchemaClass>
}

/** Name under which the core's own tables stand in a clinic's migration ledger. */
const CORE = 'core'

let core: Promise<Migration[]> | undefined
const expand = new WeakMap<ModuleContract, Promise<Migration[]>>()
const contracts = new WeakMap<ModuleContract, Promise<Migration[]>>()

/** The core's part of a clinic database. */
export function coreMigrations(): Promise<Migration[]> {
  return (core ??= readCore())
}

async function readCore(): Promise<Migration[]> {
  const folders = ['app/tenancy/schema', 'app/audit/schema', 'app/entitlements/schema'].map(
    (folder) => app.makePath(folder)
  )
  const lists = await Promise.all(folders.map((folder) => migrationsIn(CORE, folder)))
  return lists.flat()
}

/** The core's part of a clinic database, then the modules' in the order given. */
export async function migrationsFor(releases: readonly Release[]): Promise<Migration[]> {
  const lists = await Promise.all([coreMigrations(), ...releases.map(expandMigrationsOf)])
  return lists.flat()
}

/** A release's own migrations, which run while the release before it still serves. */
export function expandMigrationsOf({ key, contract }: Release): Promise<Migration[]> {
  const { migrations } = contract
  if (!migrations) return Promise.resolve([])
  const known = expand.get(contract) ?? migrationsIn(key, fileURLToPath(migrations))
  expand.set(contract, known)
  return known
}

/** Those of `migrations/contract/`, which run when no clinic needs an older release. */
export function contractMigrationsOf({ key, contract }: Release): Promise<Migration[]> {
  const known = contracts.get(contract) ?? readContract(key, contract)
  contracts.set(contract, known)
  return known
}

async function readContract(key: string, { migrations: home }: ModuleContract) {
  if (!home) return []
  const folder = join(fileURLToPath(home), 'contract')
  if (!existsSync(folder)) return []
  const migrations = await migrationsIn(key, folder)
  return migrations.map((one) => ({ ...one, name: `contract/${one.name}` }))
}

async function migrationsIn(module: string, folder: string): Promise<Migration[]> {
  return Promise.all(
    (await sourcesIn(folder)).map(async (file) => {
      const path = join(folder, file)
      let loaded: Promise<{ default: SchemaClass }> | undefined
      const checksum = createHash('sha256')
        .update(await readFile(path))
        .digest('hex')
      return {
        module,
        name: file.replace(/\.[jt]s$/, ''),
        checksum,
        file: path,
        load: async () => (await (loaded ??= import(pathToFileURL(path).href))).default,
      }
    })
  )
}

/** Names of the source files of a folder, in their order. */
export async function sourcesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort()
}

/** One digest over everything that shapes a clinic database: the name of its template. */
export function digest(migrations: readonly Migration[]): string {
  const hash = createHash('sha256')
  for (const { module, name, checksum } of migrations) {
    hash.update(`${module}/${name}:${checksum}\n`)
  }
  return hash.digest('hex').slice(0, 16)
}
