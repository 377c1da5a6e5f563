import { randomUUID } from 'node:crypto'
import { HttpContextFactory } from '@adonisjs/core/factories/http'
import db from '@adonisjs/lucid/services/db'
import type { SessionConfig } from '@adonisjs/session/types'
import { test } from '@japa/runner'
import { makeUser } from '#tests/http/identity/people'
import { sessionKey } from '#identity/session_row'
import { CentralSessionStore } from '#identity/session_store'
import { endSessionsOf } from '#identity/user_sessions'

const CONFIG: SessionConfig = { enabled: true, cookieName: 'session', age: '2h', cookie: {} }

/** The store of one request that comes with a session cookie. */
function requestStore(id: string) {
  const ctx = new HttpContextFactory().create()
  ctx.request.cookie = () => id
  return new CentralSessionStore(db, CONFIG, ctx)
}

function rows(id: string) {
  return db.from('sessions').where('id', sessionKey(id))
}

async function storedSession() {
  const user = await makeUser()
  const id = randomUUID()
  await new CentralSessionStore(db, CONFIG, null).write(id, { auth_web: user.id, theme: 'dark' })
  return { id, user }
}

test.group('The session store', () => {
  test('gives back what was written, with whose it is', async ({ assert }) => {
    const { id, user } = await storedSession()
    assert.deepEqual(await requestStore(id).read(id), { auth_web: user.id, theme: 'dark' })
    const [row] = await rows(id)
    assert.equal(row.user_id, user.id)
  })

  test('knows neither strangers nor what has expired', async ({ assert }) => {
    const { id } = await storedSession()
    assert.isNull(await requestStore(randomUUID()).read(randomUUID()))
    await rows(id).update({ expires_at: Date.now() - 1 })
    assert.isNull(await requestStore(id).read(id))
  })

  test('does not bring back a session that was ended while a request was on its way', async ({
    assert,
  }) => {
    const { id, user } = await storedSession()
    const inFlight = requestStore(id)
    const data = await inFlight.read(id)
    await endSessionsOf(user.id)
    await inFlight.write(id, { ...data, flash: 'saved' })
    assert.lengthOf(await rows(id), 0)
  })

  test('does not bring it back under a new id either', async ({ assert }) => {
    const { id, user } = await storedSession()
    const inFlight = requestStore(id)
    const data = await inFlight.read(id)
    await endSessionsOf(user.id)
    const renewed = randomUUID()
    await inFlight.destroy(id)
    await inFlight.write(renewed, data!)
    assert.lengthOf(await rows(renewed), 0)
  })

  test('moves a session to a new id', async ({ assert }) => {
    const { id } = await storedSession()
    const store = requestStore(id)
    const data = await store.read(id)
    const renewed = randomUUID()
    await store.destroy(id)
    await store.write(renewed, data!)
    assert.lengthOf(await rows(id), 0)
    assert.deepEqual(await requestStore(renewed).read(renewed), data)
  })

  test('lists the sessions of a person', async ({ assert }) => {
    const { id, user } = await storedSession()
    const store = new CentralSessionStore(db, CONFIG, null)
    const tagged = await store.tagged(user.id)
    assert.deepEqual(
      tagged.map((session) => session.id),
      [sessionKey(id)]
    )
    await store.untag(id)
    assert.lengthOf(await store.tagged(user.id), 0)
    await store.tag(id, user.id)
    assert.lengthOf(await store.tagged(user.id), 1)
  })
})
