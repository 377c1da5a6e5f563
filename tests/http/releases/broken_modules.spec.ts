import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import type Clinic from '#tenancy/clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { ServerProcess } from '#tests/http/releases/server_process'
import { until } from '#tests/http/releases/until'

const ROOTS = ['tests/fixtures/modules', 'tests/fixtures/broken_modules']
const LEFT_OUT = [
  /Module "[^"]*\/unreadable" is left out: its package\.json is not valid JSON\./,
  /Module "needy@1\.0\.0" is left out: it needs @medtrack\/labs \^2\.0\.0, which is not here\./,
  /Module "permissive@1\.0\.0" is left out: Module "permissive": route GET \/ names no permission\./,
]

test.group('A server with broken modules', (group) => {
  group.tap((one) => one.timeout(120_000))
  let server: ServerProcess
  let clinic: Clinic
  /** For a package.json that no tool should stumble over elsewhere. */
  const folder = app.tmpPath(`test/modules-${process.pid}`)

  group.setup(async () => {
    clinic = await createClinic()
    await mkdir(join(folder, 'unreadable'), { recursive: true })
    await writeFile(join(folder, 'unreadable/package.json'), '{ "name": "@medtrack/unreadable", ')
    const roots = [...ROOTS, folder].join(',')
    server = await ServerProcess.start({ MODULE_ROOTS: roots, LOG_LEVEL: 'error' })
  })

  group.teardown(async () => {
    await server?.stop()
    await rm(folder, { recursive: true, force: true })
    await removeClinic(clinic)
  })

  test('starts, and names each in its log', async () => {
    for (const line of LEFT_OUT) await until(String(line), async () => line.test(server.output))
  })

  test('serves the others and no page of theirs', async ({ assert }) => {
    const owner = await createMember(clinic, 'owner')
    const read = (path: string) => server.client.get(`/c/${clinic.slug}/${path}`).loginAs(owner)
    assert.equal((await read('memos')).status(), 200)
    for (const path of ['unreadable', 'needy', 'permissive']) {
      assert.equal((await read(path)).status(), 404)
    }
  })
})
