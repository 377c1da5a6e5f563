import { copyFile, rename, rm, writeFile } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { currentClinic } from '@medtrack/sdk'
import { bus } from '#bus/bus'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'
import { connections } from '#tenancy/connections'
import DatabaseServer from '#tenancy/database_server'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { placementOf } from '#tenancy/placements'
import { SqlitePlacement } from '#tenancy/sqlite_placement'
import { withConnection } from '#tenancy/with_connection'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { assertJson, assertPage } from '#tests/http/bad_input/answers'
import { TcpProxy } from '#tests/http/bad_input/tcp_proxy'

const PATIENT = { given: 'Ines', family: 'Halfwritten', sex: 'female' }
const isMysql = process.env.DB_ENGINE === 'mysql'

test.group('A clinic whose database goes away', (group) => {
  let clinic: Clinic
  let owner: User
  let neighbour: Clinic
  let friend: User

  group.each.setup(async () => {
    clinic = await createClinic()
    owner = await createMember(clinic, 'owner')
    neighbour = await createClinic()
    friend = await createMember(neighbour, 'owner')
    return async () => {
      for (const one of [clinic, neighbour]) await removeClinic(one)
    }
  })

  const read = (client: ApiClient, path = '/memos') =>
    client.get(`/c/${clinic.slug}${path}`).loginAs(owner)
  const add = (client: ApiClient) =>
    client
      .post(`/c/${clinic.slug}/patients`)
      .form(PATIENT)
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)

  /** How many rows each table holds. */
  async function written() {
    const placed = await directory.byId(clinic.id)
    return enterClinic(placed ?? clinic, PLATFORM, async () => {
      const counts: Record<string, number> = {}
      for (const table of await currentClinic().db.getAllTables()) {
        counts[table] = (await currentClinic().db.from(table)).length
      }
      return counts
    })
  }

  /** Points the clinic at a proxy before its database server. */
  async function moveBehindProxy() {
    const { host, port, adminUser, adminSecret } = clinic.databaseServer
    const proxy = await TcpProxy.start({ host: host ?? '127.0.0.1', port: port ?? 3306 })
    const name = `proxy ${proxy.port}`
    const access = { host: '127.0.0.1', port: proxy.port, adminUser, adminSecret }
    const server = await DatabaseServer.create({
      name,
      engine: 'mysql',
      acceptsClinics: false,
      ...access,
    })
    const place = (id: string) =>
      db.from('clinics').where('id', clinic.id).update({ database_server_id: id })
    await place(server.id)
    await forgetPool()
    const leave = async () => {
      await place(clinic.databaseServerId)
      await forgetPool()
      await server.delete()
      await proxy.cut()
    }
    return { proxy, leave }
  }

  /** As when the pool made room for another clinic: the next request opens the database anew. */
  async function forgetPool() {
    await connections.close(clinic.id)
    await bus.publish('clinic.changed', { clinicId: clinic.id })
  }

  if (isMysql) {
    test('is told so, alone, and goes on when it is back', async ({ assert, client }) => {
      const { proxy, leave } = await moveBehindProxy()
      try {
        assert.equal((await read(client)).status(), 200)
        await proxy.cut()
        const page = await read(client).accept('html')
        assertPage(assert, page, 503, 'MedTrack cannot reach its database', 'Try again')
        assert.equal(page.header('retry-after'), '10')
        assertJson(assert, await read(client).accept('json'), 503, 'E_DATABASE_UNREACHABLE')
        assertPage(assert, await add(client).accept('html'), 503, 'was not saved')
        const next = await client.get(`/c/${neighbour.slug}/memos`).loginAs(friend)
        assert.equal(next.status(), 200)
        await proxy.restore()
        assert.equal((await read(client)).status(), 200)
      } finally {
        await leave()
      }
    })

    test('in the middle of a request keeps nothing of it', async ({ assert, client }) => {
      const { proxy, leave } = await moveBehindProxy()
      try {
        const before = await written()
        for (const statement of ['audit_events', 'patients_search_keys', 'COMMIT']) {
          proxy.cutAt(statement)
          const page = await add(client).accept('html')
          assert.isTrue(proxy.isCut, `${statement} was never said`)
          assertPage(assert, page, 503, 'was not saved')
          await proxy.restore()
          assert.deepEqual(await written(), before)
        }
        assert.equal((await add(client)).status(), 303)
        assert.equal((await written()).patients, 1)
      } finally {
        await leave()
      }
    })
  } else {
    test('{$self}, is told so, alone, and goes on when it is back')
      .with(['missing', 'replaced by rubbish', 'replaced by another clinic’s', 'empty'] as const)
      .run(async ({ assert, client }, fate) => {
        const placement = new SqlitePlacement(clinic.databaseServer)
        const [file, safe] = [placement.file(clinic), `${placement.file(clinic)}.safe`]
        assert.equal((await read(client)).status(), 200)
        await forgetPool()
        await rename(file, safe)
        if (fate === 'replaced by rubbish') await writeFile(file, 'rubbish '.repeat(2_000))
        if (fate === 'replaced by another clinic’s') await copyFile(placement.file(neighbour), file)
        if (fate === 'empty') await writeFile(file, '')
        try {
          assertPage(assert, await read(client).accept('html'), 503)
          const json = await read(client).accept('json')
          assert.equal(json.status(), 503)
          assertPage(assert, await add(client).accept('html'), 503)
          const next = await client.get(`/c/${neighbour.slug}/memos`).loginAs(friend)
          assert.equal(next.status(), 200)
        } finally {
          await forgetPool()
          await rm(file, { force: true })
          await rename(safe, file)
        }
        assert.equal((await read(client)).status(), 200)
        assert.equal((await add(client)).status(), 303)
      })
  }

  test('and a write that fails half-way keeps nothing of it', async ({ assert, client }) => {
    const before = await written()
    await refuseInserts('audit_events')
    assertPage(assert, await add(client).accept('html'), 500, 'Something went wrong on our side')
    assertJson(assert, await add(client).accept('json'), 500, 'E_UNKNOWN')
    assert.deepEqual(await written(), before)
  })

  /** The last table that a new patient writes to says no. */
  async function refuseInserts(table: string) {
    const body = isMysql
      ? "FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no room for Halfwritten'"
      : "BEGIN SELECT RAISE(ABORT, 'no room for Halfwritten'); END"
    const placement = await placementOf(clinic)
    await withConnection(placement.migrator(clinic), (admin) =>
      admin.rawQuery(`CREATE TRIGGER refuse_${table} BEFORE INSERT ON ${table} ${body}`)
    )
  }
})
