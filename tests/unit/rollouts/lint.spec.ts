import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { discoverModules } from '#releases/discovery'
import { expandMigrationsOf } from '#releases/migration_source'
import { ReleaseRegistry, registry } from '#releases/registry'
import { lintLedger, lintRelease } from '#rollouts/lint/lint'
import { CASES } from '#tests/unit/rollouts/cases'
import { fit, ModuleFolders } from '#tests/unit/releases/module_folders'

const LUCID = pathToFileURL(
  join(app.makePath(), 'node_modules/@adonisjs/lucid/build/src/schema/main.js')
).href

const FIRST = `this.schema.createTable('notes', (table) => {
  table.string('id', 36).primary(); table.string('title', 100).nullable(); table.string('text', 500).nullable()
  table.index(['title'], 'notes_title') })`

function migration(up: string, declares?: string) {
  const line = declares ? `static declares = { raw_sql: '${declares}' }` : ''
  return `import { BaseSchema } from '${LUCID}'
export default class extends BaseSchema { ${line}
  async up() { ${up} } }\n`
}

function manifest(version: string) {
  return JSON.stringify({
    name: '@medtrack/notes',
    version,
    type: 'module',
    medtrack: { key: 'notes' },
  })
}

test.group('The lint of migrations', (group) => {
  let folders: ModuleFolders

  group.each.setup(async () => {
    folders = await ModuleFolders.make()
    return () => folders.remove()
  })

  async function add(version: string, migrations: Record<string, string>) {
    const contract = fit('notes', "migrations: new URL('./migrations/', import.meta.url),")
    const files = Object.entries(migrations).map(([name, text]) => [`migrations/${name}.ts`, text])
    await folders.write({
      'package.json': manifest(version),
      'module.ts': contract,
      ...Object.fromEntries(files),
    })
  }

  async function versions() {
    return (await folders.load()).registry.versions('notes')
  }

  test('judges {title}')
    .with([...CASES])
    .run(async ({ assert }, { up, finds, isContract, declares }) => {
      const first = migration(FIRST)
      await add('1.0.0', { '001_create_notes': first })
      const name = isContract ? 'contract/001_change' : '002_change'
      await add('1.1.0', { '001_create_notes': first, [name]: migration(up, declares) })
      const [older, release] = await versions()
      const found = (await lintRelease(release, [older])).map(({ code, engines }) =>
        engines.length === 1 ? `${code} ${engines[0]}` : code
      )
      assert.deepEqual(found.sort(), [...finds].sort())
    })

  test('shows the safe way, with the file and a sentence', async ({ assert }) => {
    await add('1.0.0', {
      '001_create_notes': migration(FIRST),
      '002_drop': migration("this.schema.dropTable('notes')"),
    })
    const [release] = await versions()
    const [found] = await lintRelease(release)
    assert.equal(found.file, 'notes/migrations/002_drop')
    assert.equal(
      found.sentence,
      'notes/migrations/002_drop: it drops a table that a live release may read (notes).'
    )
    assert.include(found.safeWay, 'migrations/contract/')
  })

  test('notices what was edited or taken away since the release before', async ({ assert }) => {
    const kept = migration(
      "this.schema.createTable('notes_a', (table) => { table.string('id', 9) })"
    )
    await add('1.0.0', { '001_create_notes': migration(FIRST), '002_a': kept })
    await add('1.1.0', { '001_create_notes': `${migration(FIRST)}// edited\n` })
    const [older, release] = await versions()
    const found = await lintRelease(release, [older])
    assert.deepEqual(
      found.map(({ code }) => code),
      ['edited_migration', 'missing_migration']
    )
  })

  test("compares a clinic's own ledger with the release", async ({ assert }) => {
    await add('1.0.0', { '001_create_notes': migration(FIRST) })
    const [release] = await versions()
    const [{ checksum }] = await expandMigrationsOf(release)
    assert.deepEqual(await lintLedger(release, new Map([['notes/001_create_notes', checksum]])), [])
    const [found] = await lintLedger(release, new Map([['notes/001_create_notes', 'other']]))
    assert.equal(found.code, 'edited_migration')
  })

  test('finds nothing in the modules of this deployment', async ({ assert }) => {
    for (const key of registry.keys) await assertSound(assert, registry.versions(key))
  })

  test('finds nothing in the releases that tests of rollouts are made of', async ({ assert }) => {
    const carried = new ReleaseRegistry()
    await carried.load(
      await discoverModules(app.makePath(), ['tests/fixtures/rollout_modules']),
      '1.0.0'
    )
    assert.lengthOf(carried.versions('notices'), 6)
    await assertSound(
      assert,
      carried.versions('notices').filter(({ version }) => !['1.3.0', '1.4.0'].includes(version))
    )
    const all = carried.versions('notices')
    for (const bad of all.filter(({ version }) => ['1.3.0', '1.4.0'].includes(version))) {
      assert.deepEqual(
        await lintRelease(bad, all.slice(0, 3)),
        [],
        'what breaks later cannot be seen before'
      )
    }
  })
})

async function assertSound(
  assert: { deepEqual(a: unknown, b: unknown): void },
  versions: Awaited<ReturnType<ReleaseRegistry['versions']>>
) {
  for (const [at, release] of versions.entries()) {
    assert.deepEqual(await lintRelease(release, versions.slice(0, at)), [])
  }
}
