import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { importScript } from './scripts.js'

interface DemoData {
  removeEmbeddedData(settings: { STORAGE_PATH?: string }, root: string): Promise<void>
}

test.group('Toolchain | reset', (group) => {
  let root: string

  group.each.setup(async () => {
    root = await mkdtemp(join(tmpdir(), 'medtrack-reset-'))
    await mkdir(join(root, 'storage'))
    return () => rm(root, { recursive: true })
  })

  test('removes a storage folder of ours', async ({ assert }) => {
    const { removeEmbeddedData } = await scripts()
    await writeFile(join(root, 'storage/central.sqlite3'), '')
    await removeEmbeddedData({}, root)
    assert.isFalse(existsSync(join(root, 'storage')))
    assert.isTrue(existsSync(root))
  })

  test('leaves a folder that is not ours as it is', async ({ assert }) => {
    const { removeEmbeddedData } = await scripts()
    await writeFile(join(root, 'storage/photos.zip'), '')
    await assert.rejects(() => removeEmbeddedData({}, root), /does not look like MedTrack's/)
    assert.isTrue(existsSync(join(root, 'storage/photos.zip')))
  })

  test('never removes the application itself', async ({ assert }) => {
    const { removeEmbeddedData } = await scripts()
    await writeFile(join(root, 'central.sqlite3'), '')
    await assert.rejects(
      () => removeEmbeddedData({ STORAGE_PATH: '.' }, root),
      /nothing was removed/
    )
    assert.isTrue(existsSync(join(root, 'central.sqlite3')))
  })

  test('has nothing to do without a storage folder', async ({ assert }) => {
    const { removeEmbeddedData } = await scripts()
    await removeEmbeddedData({ STORAGE_PATH: 'elsewhere' }, root)
    assert.isTrue(existsSync(join(root, 'storage')))
  })
})

function scripts() {
  return importScript<DemoData>('setup/demo_data.js')
}
