import { test } from '@japa/runner'
import { CONTRACT_FAULTS, PACKAGE_FAULTS } from '#tests/unit/releases/faults'
import { fit, ModuleFolders } from '#tests/unit/releases/module_folders'

test.group('The registry', (group) => {
  let folders: ModuleFolders

  group.each.setup(async () => {
    folders = await ModuleFolders.make()
    await folders.add('sound')
    return () => folders.remove()
  })

  test('carries every release it finds, oldest first', async ({ assert }) => {
    await folders.add('notes', { version: '1.10.0' })
    await folders.add('notes', { version: '1.9.0' })
    await folders.add('notes', { version: '2.0.0-beta.1' })
    const { registry, carried, problems } = await folders.load()
    assert.deepEqual(problems, [])
    assert.deepEqual(carried, ['notes@1.9.0', 'notes@1.10.0', 'notes@2.0.0-beta.1', 'sound@1.0.0'])
    assert.deepEqual(
      registry.latest().map(({ version }) => version),
      ['1.10.0', '1.0.0']
    )
  })

  test('passes over folders that are no module', async ({ assert }) => {
    await folders.write({ 'readme.txt': 'Nothing here.' })
    await folders.write({ 'package.json': '{ "name": "plain" }' })
    const { carried, problems } = await folders.load()
    assert.deepEqual({ carried, problems }, { carried: ['sound@1.0.0'], problems: [] })
  })

  test('leaves out {module} for {fault}, by name, and carries the others')
    .with([...PACKAGE_FAULTS])
    .run(async ({ assert }, { module, manifest, says }) => {
      await folders.add('notes', manifest)
      const { carried, problems } = await folders.load()
      assert.deepEqual(carried, ['sound@1.0.0'])
      assert.lengthOf(problems, 1)
      assert.isTrue(problems[0].startsWith(`${module}: `), problems[0])
      assert.include(problems[0], says)
    })

  test('leaves out a module whose contract has {fault}')
    .with([...CONTRACT_FAULTS])
    .run(async ({ assert }, { contract, says }) => {
      await folders.add('notes', {}, contract)
      const { carried, problems } = await folders.load()
      assert.deepEqual(carried, ['sound@1.0.0'])
      assert.lengthOf(problems, 1)
      assert.include(problems[0], says)
      assert.include(problems[0], 'notes')
    })

  test('leaves out a module whose words are not JSON', async ({ assert }) => {
    const contract = fit('notes', "translations: new URL('./lang/', import.meta.url)")
    const manifest = JSON.stringify({
      name: '@medtrack/notes',
      version: '1.0.0',
      type: 'module',
      medtrack: { key: 'notes' },
    })
    await folders.write({
      'package.json': manifest,
      'module.ts': contract,
      'lang/en.json': '{ "a": ',
    })
    const { carried, problems } = await folders.load()
    assert.deepEqual(carried, ['sound@1.0.0'])
    assert.include(problems[0], 'Module "notes": its words in en.json are not valid JSON.')
  })

  test('names the folder of a package.json that is not JSON', async ({ assert }) => {
    const folder = await folders.write({ 'package.json': '{ "name": "@medtrack/no' })
    const { carried, problems } = await folders.load()
    assert.deepEqual(carried, ['sound@1.0.0'])
    assert.deepEqual(problems, [`${folder}: its package.json is not valid JSON.`])
  })

  test('takes "__proto__" in a package.json for the word that it is', async ({ assert }) => {
    const medtrack = '"medtrack": { "key": "notes", "__proto__": { "key": "sound" } }'
    const requires = '"peerDependencies": { "__proto__": "^1.0.0" }'
    const named = '"name": "@medtrack/notes", "version": "1.0.0", "type": "module"'
    const text = `{ ${named}, ${medtrack}, ${requires} }`
    await folders.write({ 'package.json': text, 'module.ts': fit('notes') })
    const { carried } = await folders.load()
    assert.deepEqual(carried, ['notes@1.0.0', 'sound@1.0.0'])
    assert.isUndefined(({} as { key?: string }).key)
  })

  test('knows nothing under words that objects inherit', async ({ assert }) => {
    const { registry } = await folders.load()
    assert.deepEqual(registry.versions('__proto__'), [])
    assert.isUndefined(registry.find('constructor', '1.0.0'))
  })

  test('keeps a key for the package that had it first', async ({ assert }) => {
    await folders.add('sound', { name: '@medtrack/other' })
    const { carried, problems } = await folders.load()
    assert.deepEqual(carried, ['sound@1.0.0'])
    assert.deepEqual(problems, [
      '@medtrack/other: its key "sound" belongs to @medtrack/sound already.',
    ])
  })

  test('carries a release once and names where it stands again', async ({ assert }) => {
    const folder = await folders.add('sound')
    const { carried, problems } = await folders.load()
    assert.deepEqual(carried, ['sound@1.0.0'])
    assert.lengthOf(problems, 1)
    assert.isTrue(problems[0].startsWith('sound@1.0.0: it stands twice, the second time in '))
    assert.include(problems[0], folder)
  })

  test('leaves out every module of a circle, and who needs them', async ({ assert }) => {
    await folders.add('one', { requires: { '@medtrack/two': '*' } })
    await folders.add('two', { requires: { '@medtrack/three': '*' } })
    await folders.add('three', { requires: { '@medtrack/one': '*' } })
    await folders.add('four', { requires: { '@medtrack/three': '*' } })
    const { carried, problems } = await folders.load()
    assert.deepEqual(carried, ['sound@1.0.0'])
    assert.include(problems, 'one@1.0.0: it requires itself in a circle: one → two → three → one.')
    assert.include(problems, 'four@1.0.0: it needs @medtrack/three *, which is not here.')
    assert.lengthOf(problems, 4)
  })

  test('leaves out who needs a module that does not load', async ({ assert }) => {
    await folders.add('base', {}, 'throw new Error("not today")')
    await folders.add('middle', { requires: { '@medtrack/base': '^1.0.0' } })
    await folders.add('top', { requires: { '@medtrack/middle': '^1.0.0' } })
    const { carried, problems } = await folders.load()
    assert.deepEqual(carried, ['sound@1.0.0'])
    assert.sameMembers(problems, [
      'base@1.0.0: not today',
      'middle@1.0.0: it needs @medtrack/base ^1.0.0, which is not here.',
      'top@1.0.0: it needs @medtrack/middle ^1.0.0, which is not here.',
    ])
  })

  test('lets a module use the permissions of one that it requires', async ({ assert }) => {
    const slot =
      "slots: [{ slot: 'search', permission: 'sound.view', fill: () => import('./x.js') }]"
    await folders.add('notes', { requires: { '@medtrack/sound': '^1.0.0' } }, fit('notes', slot))
    const { carried, problems } = await folders.load()
    assert.deepEqual(
      { carried, problems },
      { carried: ['notes@1.0.0', 'sound@1.0.0'], problems: [] }
    )
  })

  test('carries nothing, and starts, where there is nothing', async ({ assert }) => {
    const empty = await ModuleFolders.make()
    try {
      const { carried, problems } = await empty.load()
      assert.deepEqual({ carried, problems }, { carried: [], problems: [] })
    } finally {
      await empty.remove()
    }
  })
})
