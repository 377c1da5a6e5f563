import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import ace from '@adonisjs/core/services/ace'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { check, resolveConfig } from 'prettier'
import MakeModule from '../../../commands/make_module.js'
import { discoverModules } from '#releases/discovery'
import { registry, ReleaseRegistry } from '#releases/registry'
import type { Release } from '#releases/release'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { ServerProcess } from '#tests/http/releases/server_process'

const KEY = 'glasses'

test.group('A module that was made a moment ago', (group) => {
  group.tap((one) => one.timeout(120_000))
  /** Below the root, where npm's packages are found. */
  const into = `tmp/test/made-${process.pid}`

  group.setup(() => {
    ace.ui.switchMode('raw')
    return () => ace.ui.switchMode('normal')
  })

  group.each.setup(async () => {
    await mkdir(app.makePath(into), { recursive: true })
    return () => rm(app.makePath(into), { recursive: true, force: true })
  })

  test('works in a clinic, for each role as far as it may', async ({ assert, cleanup }) => {
    await make(KEY, into)
    const server = await ServerProcess.start({ MODULE_ROOTS: into })
    cleanup(async () => void (await server.stop()))
    const clinic = await createClinic({}, { releases: [...registry.latest(), await load(into)] })
    cleanup(() => removeClinic(clinic))
    const [doctor, nurse] = await Promise.all([
      createMember(clinic, 'doctor'),
      createMember(clinic, 'nurse'),
    ])
    const home = `/c/${clinic.slug}/${KEY}`
    const add = (name: string) => server.client.post(home).form({ name }).withCsrfToken()
    assert.equal((await add('Reading glasses').loginAs(doctor)).status(), 200)
    assert.include((await server.client.get(home).loginAs(nurse)).text(), 'Reading glasses')
    assert.equal((await add('Others').loginAs(nurse)).status(), 403)
    assert.include((await add('').loginAs(doctor)).text(), 'Type a name.')
  })

  test('is in house style and carries no word of the template', async ({ assert }) => {
    await make(KEY, into)
    const files = (await readdir(app.makePath(into), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
    assert.isNotEmpty(files)
    for (const file of files) {
      const text = await readFile(file, 'utf8')
      assert.notMatch(file + text, /sample/i)
      if (!file.endsWith('.ts')) continue
      assert.isTrue(await check(text, { ...(await resolveConfig(file)), filepath: file }), file)
    }
  })

  test('takes no key that no module may have, and no folder that is there', async ({ assert }) => {
    for (const key of ['Glasses', 'eye-glasses', 'settings']) {
      assert.equal((await make(key, into)).exitCode, 1)
    }
    assert.isEmpty(await readdir(app.makePath(into)))
    assert.notEqual((await make(KEY, into)).exitCode, 1)
    assert.equal((await make(KEY, into)).exitCode, 1)
  })
})

async function make(key: string, into: string): Promise<MakeModule> {
  const command = await ace.create(MakeModule, [key, `--into=${into}`])
  await command.exec()
  return command
}

async function load(into: string): Promise<Release> {
  const carried = new ReleaseRegistry()
  const sdk = JSON.parse(await readFile(app.makePath('app/sdk/package.json'), 'utf8'))
  await carried.load(await discoverModules(app.makePath(), [into]), sdk.version)
  const [made] = carried.versions(KEY)
  if (!made) throw new TypeError(carried.problems.map(({ problem }) => problem).join(' '))
  return made
}
