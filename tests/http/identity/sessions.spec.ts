import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { makeUser, PASSWORD } from '#tests/http/identity/people'
import { Visitor } from '#tests/http/identity/visitor'
import type User from '#identity/user'

async function signedIn(user: User) {
  const visitor = new Visitor()
  await visitor.signIn(user.email, PASSWORD)
  return visitor
}

function rowsOf(user: User) {
  return db.from('sessions').where('user_id', user.id)
}

async function isIn(visitor: Visitor) {
  return (await visitor.get('/account')).status === 200
}

test.group('Sessions', () => {
  test('get a new id on signing in, and the old one opens nothing', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    await visitor.get('/sign-in')
    const planted = visitor.sessionCookie as string
    await visitor.signIn(user.email, PASSWORD)
    assert.notEqual(visitor.sessionCookie, planted)
    assert.isTrue(await isIn(visitor))

    const attacker = new Visitor()
    attacker.cookies.set('medtrack_session', planted)
    assert.isFalse(await isIn(attacker))
  })

  test('get a new secret for forms on signing in', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    const { body } = await visitor.get('/sign-in')
    const planted = /name='_csrf' value='([^']+)'/.exec(body)?.[1] as string
    await visitor.signIn(user.email, PASSWORD)
    const { status } = await visitor.send('DELETE', '/sessions', { form: { _csrf: planted } })
    assert.equal(status, 419)
  })

  test('are stored without the id that the browser holds', async ({ assert }) => {
    const user = await makeUser()
    const visitor = await signedIn(user)
    const [row] = await rowsOf(user)
    const signed = decodeURIComponent(visitor.sessionCookie as string)
    const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(
      Buffer.from(signed.replace(/^s:/, '').split('.')[0], 'base64url').toString()
    )?.[0]
    assert.exists(id)
    assert.match(row.id, /^[0-9a-f]{64}$/)
    assert.notInclude(JSON.stringify(row), id as string)
  })

  test('end with signing out', async ({ assert }) => {
    const user = await makeUser()
    const visitor = await signedIn(user)
    const held = visitor.sessionCookie as string
    await visitor.get('/account')
    const { location } = await visitor.send('DELETE', '/session')
    assert.equal(location, '/sign-in?why=signed-out')
    assert.isFalse(await isIn(visitor))
    visitor.cookies.set('medtrack_session', held)
    assert.isFalse(await isIn(visitor))
    assert.lengthOf(await rowsOf(user), 0)
  })

  test('end everywhere, with the next request of every other browser', async ({ assert }) => {
    const user = await makeUser()
    const stranger = await makeUser()
    const [here, phone, other] = [
      await signedIn(user),
      await signedIn(user),
      await signedIn(stranger),
    ]
    assert.isTrue(await isIn(phone))
    await here.get('/account')
    const { location } = await here.send('DELETE', '/sessions')
    assert.equal(location, '/sign-in?why=signed-out-everywhere')
    assert.isFalse(await isIn(phone))
    assert.isFalse(await isIn(here))
    assert.isTrue(await isIn(other))
  })

  test('end with the next request when the account is disabled', async ({ assert }) => {
    const user = await makeUser()
    const visitor = await signedIn(user)
    await user.disable()
    assert.isFalse(await isIn(visitor))
  })

  test('of a disabled account open nothing even where their row stayed', async ({ assert }) => {
    const user = await makeUser()
    const visitor = await signedIn(user)
    await db.from('users').where('id', user.id).update({ disabled_at: '2026-01-02 03:04:05' })
    assert.lengthOf(await rowsOf(user), 1)
    assert.isFalse(await isIn(visitor))
  })

  test('that have expired lead to the sign-in page, and back', async ({ assert }) => {
    const user = await makeUser()
    const visitor = await signedIn(user)
    await rowsOf(user).update({ expires_at: Date.now() - 1 })
    const { status, location } = await visitor.get('/account')
    assert.deepEqual([status, location], [302, '/sign-in?next=%2Faccount&why=expired'])
    assert.include(
      (await visitor.get(location as string)).body,
      'You were signed out after a while'
    )
  })

  test('that have expired tell a script on an open page, which keeps what was typed', async ({
    assert,
  }) => {
    const user = await makeUser()
    const visitor = await signedIn(user)
    await rowsOf(user).update({ expires_at: Date.now() - 1 })
    const headers = { 'x-alpine-request': 'true', 'referer': `${process.env.APP_URL}/account` }
    const page = await visitor.get('/account', { headers })
    assert.equal(page.status, 401)
    assert.include(page.body, '/sign-in?next=%2Faccount&amp;why=expired')

    const json = await visitor.get('/account', {
      headers: { ...headers, 'accept': 'application/json', 'x-requested-with': 'XMLHttpRequest' },
    })
    assert.equal(json.status, 401)
    assert.equal(JSON.parse(json.body).error.code, 'E_SIGNED_OUT')
  })

  test('are touched at most once a minute', async ({ assert }) => {
    const user = await makeUser()
    const visitor = await signedIn(user)
    await visitor.get('/account')
    const [fresh] = await rowsOf(user)
    await visitor.get('/account')
    assert.equal(Number((await rowsOf(user))[0].touched_at), Number(fresh.touched_at))

    await rowsOf(user).update({ touched_at: Date.now() - 61_000, expires_at: Date.now() + 5_000 })
    await visitor.get('/account')
    const [touched] = await rowsOf(user)
    assert.isAbove(Number(touched.touched_at), Date.now() - 10_000)
    assert.isAbove(Number(touched.expires_at), Date.now() + 3_600_000)
  })

  test('are not made for visitors who are only sent elsewhere', async ({ assert }) => {
    const [{ total: before }] = await db.from('sessions').count('* as total')
    await new Visitor().get('/account')
    const [{ total: after }] = await db.from('sessions').count('* as total')
    assert.equal(Number(after), Number(before))
  })

  test('leave nothing of signed-in pages in the browser', async ({ assert }) => {
    const visitor = await signedIn(await makeUser())
    const { headers } = await visitor.get('/account')
    assert.equal(headers.get('cache-control'), 'private, no-store')
  })
})
