import { readFile } from 'node:fs/promises'
import type { Migration } from '#releases/migration_source'
import { contractMigrationsOf, expandMigrationsOf } from '#releases/migration_source'
import type { Release } from '#releases/release'
import { KnownTables } from '#rollouts/lint/columns'
import type { Engine, Finding } from '#rollouts/lint/finding'
import { finding } from '#rollouts/lint/finding'
import { judge } from '#rollouts/lint/judge'
import type { Recorded } from '#rollouts/lint/recording'
import { record } from '#rollouts/lint/recording'
import { changesOf } from '#rollouts/schema/statement'

const ENGINES: readonly Engine[] = ['sqlite', 'mysql']
/** Calls that change rows: a condition may keep them from running on an empty database. */
const ROW_CHANGES = /\.(update|insert|multiInsert|delete|del|truncate|createMany)\(/

/**
 * Judges the migrations of a release for both engines, before any clinic meets them. With older
 * releases of the module at hand, only what they do not carry is judged.
 *
 * @returns what must be mended, each with the safe way; an empty list where all is well
 */
export async function lintRelease(
  release: Release,
  older: readonly Release[] = []
): Promise<Finding[]> {
  const expand = await expandMigrationsOf(release)
  const contract = await contractMigrationsOf(release)
  const all = [...expand, ...contract]
  const released = (await Promise.all(older.map(migrationsOf))).flat()
  const known = new Set(released.map(idOf))
  const fresh = all.filter((one) => !known.has(idOf(one)))
  const found = [...comparison(all, released), ...(await sourceFindings(fresh))]
  for (const engine of ENGINES) {
    const scene = { engine, contract: new Set(contract), known }
    found.push(...judgeAll(scene, await record(engine, all)))
  }
  return merged(found)
}

/**
 * Compares a clinic's own ledger, `module/name` with its checksum, with what a release carries.
 *
 * @returns a finding for each migration that was edited after it ran there
 */
export async function lintLedger(
  release: Release,
  ran: ReadonlyMap<string, string>
): Promise<Finding[]> {
  return (await migrationsOf(release))
    .filter((one) => (ran.get(idOf(one)) ?? one.checksum) !== one.checksum)
    .map((one) => finding('edited_migration', fileOf(one)))
}

async function migrationsOf(release: Release) {
  return [...(await expandMigrationsOf(release)), ...(await contractMigrationsOf(release))]
}

function comparison(all: Migration[], released: Migration[]): Finding[] {
  const own = new Map(all.map((one) => [idOf(one), one]))
  return released.flatMap((old) => {
    const now = own.get(idOf(old))
    if (!now) {
      return old.name.startsWith('contract/') ? [] : [finding('missing_migration', fileOf(old))]
    }
    return now.checksum === old.checksum ? [] : [finding('edited_migration', fileOf(old))]
  })
}

async function sourceFindings(migrations: Migration[]): Promise<Finding[]> {
  const texts = await Promise.all(migrations.map(({ file }) => readFile(file, 'utf8')))
  return migrations
    .filter((_, at) => ROW_CHANGES.test(texts[at]))
    .map((one) => finding('changes_data', fileOf(one)))
}

interface Judging {
  engine: Engine
  contract: Set<Migration>
  known: Set<string>
}

function judgeAll({ engine, contract, known }: Judging, recorded: Recorded[]): Finding[] {
  const tables = new KnownTables()
  const fresh =
    known.size > 0
      ? madeBy(recorded.filter(({ migration }) => !known.has(idOf(migration))))
      : new Set<string>()
  return recorded.flatMap((one) => {
    const { migration } = one
    const isContract = contract.has(migration)
    const scene = {
      engine,
      key: migration.module,
      file: fileOf(migration),
      isContract,
      fresh,
      tables,
    }
    const findings = judge(scene, one)
    return known.has(idOf(migration)) ? [] : findings
  })
}

/** Tables that no older release makes: wherever they come, they come empty. */
function madeBy(recorded: Recorded[]) {
  const changes = recorded.flatMap(({ statements }) =>
    statements.flatMap((sql) => changesOf(sql) ?? [])
  )
  return new Set(changes.filter(({ kind }) => kind === 'create table').map(({ table }) => table))
}

/** One finding for both engines where both say the same. */
function merged(findings: Finding[]): Finding[] {
  const byPlace = new Map<string, Finding>()
  for (const one of findings) {
    const place = `${one.code} ${one.file}`
    const first = byPlace.get(place)
    if (first) first.engines = [...new Set([...first.engines, ...one.engines])]
    else byPlace.set(place, { ...one })
  }
  return [...byPlace.values()].sort((a, b) => a.file.localeCompare(b.file))
}

function idOf({ module, name }: Migration) {
  return `${module}/${name}`
}

function fileOf({ module, name }: Migration) {
  return `${module}/migrations/${name}`
}
