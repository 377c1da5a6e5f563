import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { discoverModules } from '#releases/discovery'
import { keepRelease } from '#releases/keep_release'

test.group('A release that is kept', (group) => {
  let root: string

  group.each.setup(async () => {
    root = await mkdtemp(join(tmpdir(), 'medtrack-keep-'))
    await mkdir(join(root, 'modules/notes/tests'), { recursive: true })
    await writeFile(join(root, 'package.json'), '{}')
    await write('1.0.0')
    return () => rm(root, { recursive: true, force: true })
  })

  const write = (version: string) => {
    const manifest = { name: '@medtrack/notes', version, medtrack: { key: 'notes' } }
    return writeFile(join(root, 'modules/notes/package.json'), JSON.stringify(manifest))
  }

  test('stands beside the next one, without its tests', async ({ assert }) => {
    assert.equal(await keepRelease(root, 'notes'), join('releases', 'notes-1.0.0'))
    await write('1.1.0')
    const { packages } = await discoverModules(root)
    assert.sameMembers(
      packages.map(({ version }) => version),
      ['1.0.0', '1.1.0']
    )
    assert.deepEqual(await readdir(join(root, 'releases/notes-1.0.0')), ['package.json'])
  })

  test('is kept once, and only where there is one', async ({ assert }) => {
    await keepRelease(root, 'notes')
    await assert.rejects(() => keepRelease(root, 'notes'), /1\.0\.0 is kept already/)
    await assert.rejects(() => keepRelease(root, 'recipes'), /there is no module/)
  })
})
