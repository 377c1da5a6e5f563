import { copyFile, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import SqliteFile from 'better-sqlite3'
import { sessionCookie } from '#config/session'
import type User from '#identity/user'
import { createUser } from '#tests/factories/clinics'
import { assertJson, assertNoInnards, assertPage } from '#tests/http/bad_input/answers'
import { Browser } from '#tests/http/bad_input/browser'
import { TcpProxy } from '#tests/http/bad_input/tcp_proxy'
import { ServerProcess } from '#tests/http/releases/server_process'
import { until } from '#tests/http/releases/until'

/** A central database that can be taken from a server and given back. */
interface Outage {
  env: Record<string, string>
  begin(): Promise<void>
  end(): Promise<void>
  cleanUp(): Promise<void>
}

/** A proxy before the database server, cut off. */
async function networkOutage(): Promise<Outage> {
  const { DB_HOST: host = '127.0.0.1', DB_PORT: port } = process.env
  const proxy = await TcpProxy.start({ host, port: Number(port) })
  return {
    env: { DB_HOST: '127.0.0.1', DB_PORT: String(proxy.port) },
    begin: () => proxy.cut(),
    end: () => proxy.restore(),
    cleanUp: () => proxy.cut(),
  }
}

/**
 * A disk that is not mounted yet when the server starts: the folder is missing, and comes with
 * everything in it. Later on, a file that somebody else keeps locked.
 */
async function diskOutage(): Promise<Outage> {
  const folder = app.tmpPath(`test/disk-${process.pid}`)
  const safe = `${folder}-safe.sqlite3`
  const file = join(folder, 'central.sqlite3')
  let locker: InstanceType<typeof SqliteFile> | undefined
  await mkdir(app.tmpPath('test'), { recursive: true })
  await db.rawQuery(`VACUUM INTO '${safe}'`)
  return {
    env: { STORAGE_PATH: folder },
    begin: async () => {
      locker = new SqliteFile(file)
      locker.exec('BEGIN IMMEDIATE')
    },
    end: async () => {
      if (locker) return void locker.close()
      await mkdir(folder, { recursive: true })
      await copyFile(safe, file)
    },
    cleanUp: async () => {
      locker?.close()
      for (const path of [folder, safe]) await rm(path, { recursive: true, force: true })
    },
  }
}

test.group('The central database goes away', (group) => {
  group.tap((one) => one.timeout(120_000))
  const isMysql = process.env.DB_ENGINE === 'mysql'
  let outage: Outage
  let server: ServerProcess
  let user: User

  group.setup(async () => {
    user = await createUser()
    outage = isMysql ? await networkOutage() : await diskOutage()
    if (isMysql) await outage.begin()
    server = await ServerProcess.start(outage.env)
  })

  group.teardown(async () => {
    await server?.stop()
    await outage?.cleanUp()
  })

  const isReady = async () => (await server.client.get('/health/ready')).status() === 200
  const ask = (path: string) =>
    server.client.get(path).withCookie(sessionCookie, 'any').redirects(0)

  test('before a server starts: it starts, says so on every page, and recovers by itself', async ({
    assert,
  }) => {
    assert.equal((await server.client.get('/health/live')).status(), 200)
    assert.equal((await server.client.get('/health/ready')).status(), 503)
    for (const path of ['/sign-in', '/clinics', '/c/harbor-health', '/c/harbor-health/memos']) {
      const page = await ask(path).accept('html')
      assertPage(assert, page, 503, 'MedTrack cannot reach its database', 'Try again')
      assert.equal(page.header('retry-after'), '10')
      assertJson(assert, await ask(path).accept('json'), 503, 'E_DATABASE_UNREACHABLE')
    }
    await outage.end()
    await until('the server is ready', isReady, 20_000)
    assert.equal((await new Browser(server).signIn(user)).status, 302)
  })

  test('at sign-in: nobody is signed in, and the same form works when it is back', async ({
    assert,
  }) => {
    const browser = new Browser(server)
    await browser.open('/sign-in')
    await outage.begin()
    const refused = await browser.signIn(user)
    assert.equal(refused.status, 503, refused.body)
    assert.include(refused.body, 'what you sent just now was not saved')
    assertNoInnards(assert, refused.body)
    await outage.end()
    await until('the server is ready', isReady, 20_000)
    assert.equal((await browser.signIn(user)).status, 302)
    assert.equal((await browser.open('/account')).status, 200)
  })

  if (!isMysql) return // A file cannot be taken from a process that has it open.

  test('while somebody works: they are told, and stay signed in', async ({ assert }) => {
    const browser = new Browser(server)
    await browser.open('/sign-in')
    await browser.signIn(user)
    await outage.begin()
    const page = await browser.open('/account')
    assert.equal(page.status, 503)
    assert.include(page.body, 'MedTrack cannot reach its database')
    assertNoInnards(assert, page.body)
    await outage.end()
    await until('the server is ready', isReady, 20_000)
    assert.equal((await browser.open('/account')).status, 200)
  })
})
