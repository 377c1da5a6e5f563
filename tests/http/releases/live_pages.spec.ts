import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { announce, transaction } from '@medtrack/sdk'
import { liveStreams } from '#gateway/live/live_streams'
import Membership from '#identity/membership'
import type User from '#identity/user'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { connections } from '#tenancy/connections'
import { suspendClinic } from '#clinics/life'
import { createMember, removeClinic } from '#tests/factories/clinics'
import { insideClinic } from '#tests/factories/inside_clinic'
import { Browser } from '#tests/http/bad_input/browser'
import { createClinicOn } from '#tests/http/releases/clinics_on'
import { LiveReader } from '#tests/http/releases/live_reader'
import { ServerProcess } from '#tests/http/releases/server_process'
import { until } from '#tests/http/releases/until'

const BASE = process.env.APP_URL as string
const TOPIC = 'memos.board'

test.group('A live page', (group) => {
  let clinic: Clinic
  let other: Clinic
  let nurse: User
  let cookie: string
  let readers: LiveReader[]

  group.setup(async () => {
    other = await createClinicOn('1.1.0')
    return () => removeClinic(other)
  })

  group.each.setup(async () => {
    clinic = await createClinicOn('1.1.0')
    nurse = await createMember(clinic, 'nurse')
    cookie = await signIn(BASE, nurse)
    readers = []
    return async () => {
      for (const reader of readers) reader.close()
      await until('every stream is closed', async () => liveStreams.count === 0)
      await removeClinic(clinic)
    }
  })

  async function listen(at = clinic, base = BASE, as = cookie) {
    const reader = await LiveReader.open(`${base}/c/${at.slug}/memos/live`, as)
    readers.push(reader)
    return reader
  }
  const say = (key: string, at = clinic) => insideClinic(at, () => announce(TOPIC, key))

  test('hears what changes in its clinic, and nothing of another', async ({ assert }) => {
    const reader = await listen()
    assert.equal(reader.status, 200)
    await say('theirs', other)
    await insideClinic(clinic, () => announce('memos.archive', 'elsewhere'))
    await say('ours')
    await reader.hears('ours')
    assert.deepEqual(reader.heard, [[TOPIC, 'ours']])
  })

  test('hears what was said between its making and its listening', async ({ assert }) => {
    await say('just-now')
    await say('theirs', other)
    const reader = await listen()
    await reader.hears('just-now')
    assert.deepEqual(reader.heard, [[TOPIC, 'just-now']])
  })

  test('hears of what was written once it is committed, and not of what was not', async ({
    assert,
  }) => {
    const reader = await listen()
    await insideClinic(clinic, () =>
      transaction(async () => {
        await transaction(() => announce(TOPIC, 'inner'))
        await announce(TOPIC, 'outer')
        await say('before')
        assert.notInclude(reader.text, 'inner')
      })
    )
    const broken = insideClinic(clinic, () =>
      transaction(async () => {
        await announce(TOPIC, 'rolled-back')
        throw new RangeError('Broke off.')
      })
    )
    await assert.rejects(() => broken, 'Broke off.')
    await say('after')
    await reader.hears('after')
    assert.deepEqual(
      reader.heard.map(([, key]) => key),
      ['before', 'inner', 'outer', 'after']
    )
  })

  test('holds no connection of its clinic while it listens', async ({ assert }) => {
    const reader = await listen()
    await until('nobody is in a clinic', async () => connections.borrowed === 0)
    await connections.close(clinic.id)
    await say('still')
    await reader.hears('still')
    assert.equal(liveStreams.count, 1)
  })

  test('is let go when its reader leaves', async () => {
    const reader = await listen()
    await until('it is open', async () => liveStreams.count === 1)
    reader.close()
    await until('it is closed', async () => liveStreams.count === 0)
  })

  test('stays while the member may look, and says a word now and then', async ({ assert }) => {
    const reader = await listen()
    await liveStreams.check()
    await until('a word came', async () => reader.text.includes(': still here'))
    assert.equal(liveStreams.count, 1)
  })

  test('ends {$self}')
    .with([
      'with the session',
      'with the membership',
      'with the permission',
      'with the module',
      'with the clinic',
    ])
    .run(async ({ assert }, how) => {
      const reader = await listen()
      await ENDS[how](clinic, nurse)
      await liveStreams.check()
      await reader.ends()
      assert.equal(liveStreams.count, 0)
    })

  test('is for members who may read what it tells of', async ({ assert }) => {
    const [stranger, nobody] = [await listen(other), await listen(clinic, BASE, '')]
    assert.deepEqual([stranger.status, nobody.status], [404, 302])
    assert.equal(liveStreams.count, 0)
  })

  test('is opened a dozen times by one member, and then no more', async ({ assert }) => {
    const statuses: number[] = []
    for (let count = 0; count < 13; count++) statuses.push((await listen()).status)
    assert.deepEqual(statuses, [...Array.from({ length: 12 }, () => 200), 429])
  })

  test('answers at once where nobody asked for a stream', async ({ assert, client }) => {
    const response = await client.get(`/c/${clinic.slug}/memos/live`).loginAs(nurse)
    response.assertStatus(200)
    assert.equal(liveStreams.count, 0)
  })

  test('refuses to be told anything but names', async ({ assert }) => {
    const tell = (topic: string, key: string) => () =>
      insideClinic(clinic, () => announce(topic, key))
    await assert.rejects(tell(TOPIC, 'Beatriz Ocampo'), /an id of at most 64 characters/)
    await assert.rejects(tell('board', 'a'), /<module key>/)
  })

  test('hears what another process says, and lets its server end', async ({ assert }) => {
    const server = await ServerProcess.start()
    try {
      const reader = await listen(clinic, server.url, await signIn(server.url, nurse))
      assert.equal(reader.status, 200)
      await say('from-here')
      await reader.hears('from-here')
      assert.equal(await server.stop(), 0, server.output)
      await reader.ends()
    } finally {
      await server.stop()
    }
  }).timeout(90_000)
})

/** @returns the cookies of the session */
async function signIn(url: string, user: User) {
  const browser = new Browser({ url })
  await browser.signIn(user)
  return browser.cookie
}

const ENDS: Record<string, (clinic: Clinic, nurse: User) => Promise<unknown>> = {
  'with the session': (_, { id }) => db.from('sessions').where('user_id', id).delete(),
  'with the membership': (clinic, { id }) =>
    Membership.query().where({ clinicId: clinic.id, userId: id }).delete(),
  'with the permission': async (clinic, { id }) => {
    await Membership.query().where({ clinicId: clinic.id, userId: id }).update({ role: 'visitor' })
  },
  'with the module': (clinic) => ledger.keep(clinic.id, 'memos', false),
  'with the clinic': (clinic) => suspendClinic(clinic, 'Moved away'),
}
