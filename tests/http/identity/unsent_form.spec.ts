import { test } from '@japa/runner'
import { makeUser, PASSWORD } from '#tests/http/identity/people'
import { Visitor } from '#tests/http/identity/visitor'
import { endSessionsOf } from '#identity/user_sessions'

const origin = () => ({ origin: process.env.APP_URL as string })

/** Somebody whose session ended while the account form stood open. */
async function atAnOpenForm() {
  const user = await makeUser()
  const visitor = new Visitor()
  await visitor.signIn(user.email, PASSWORD)
  await visitor.get('/account')
  await endSessionsOf(user.id)
  return { user, visitor }
}

function hidden(body: string, name: string) {
  const value = new RegExp(`name="${name.replace(/[[\]]/g, '\\$&')}" value="([^"]*)"`).exec(
    body
  )?.[1]
  return value?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

test.group('A form sent after the session ended', () => {
  test('asks for the password in place, and goes on with what was typed', async ({ assert }) => {
    const { user, visitor } = await atAnOpenForm()
    const form = { full_name: 'Ana "Nita" Santos', locale: 'es', theme: 'dark' }
    const refused = await visitor.send('PUT', '/account', { form, headers: origin() })
    assert.equal(refused.status, 419)
    assert.include(refused.body, 'Nothing is lost')

    const unsent = hidden(refused.body, 'unsent') as string
    const sent = { email: user.email, password: PASSWORD, unsent }
    const again = await visitor.send('POST', '/sign-in', { form: sent })
    assert.equal(again.status, 200)
    assert.include(again.body, 'action="/account?_method=PUT"')
    assert.equal(hidden(again.body, 'full_name'), 'Ana "Nita" Santos')

    const saved = await visitor.send('PUT', '/account', { form, headers: origin() })
    assert.equal(saved.location, '/account')
    await user.refresh()
    assert.equal(user.fullName, 'Ana "Nita" Santos')
  })

  test('survives a mistyped password', async ({ assert }) => {
    const { user, visitor } = await atAnOpenForm()
    const form = { full_name: 'Ana María', locale: 'en', theme: 'auto' }
    const { body } = await visitor.send('PUT', '/account', { form, headers: origin() })
    const unsent = hidden(body, 'unsent') as string
    const wrong = await visitor.send('POST', '/sign-in', {
      form: { email: user.email, password: 'mistyped', unsent },
    })
    assert.equal(wrong.status, 422)
    assert.equal(hidden(wrong.body, 'unsent'), unsent)
  })

  test('keeps no password', async ({ assert }) => {
    const { visitor } = await atAnOpenForm()
    const form = { current_password: 'secret one', password: 'secret two' }
    const page = await visitor.send('PUT', '/account/password', { form, headers: origin() })
    assert.equal(page.status, 419)
    assert.notInclude(page.body, 'secret one')
    assert.notInclude(page.body, 'secret two')
  })

  test('is not kept when another site sent it', async ({ assert }) => {
    const { visitor } = await atAnOpenForm()
    const form = { full_name: 'Mallory', locale: 'en', theme: 'auto' }
    const elsewhere: Record<string, string>[] = [{ origin: 'https://evil.test' }, {}]
    for (const headers of elsewhere) {
      const page = await visitor.send('PUT', '/account', { form, headers })
      assert.equal(page.status, 419)
      assert.notInclude(page.body, 'Mallory')
    }
  })

  test('leads to no other site', async ({ assert }) => {
    const user = await makeUser()
    const unsent = JSON.stringify({ action: 'https://evil.test/', fields: [] })
    const page = await new Visitor().signIn(user.email, PASSWORD, { unsent })
    assert.equal(page.status, 302)
    assert.equal(page.location, '/clinics')
  })

  test('cannot be planted by a link to the sign-in page', async ({ assert }) => {
    const planted = JSON.stringify({ action: '/account', fields: [['full_name', 'Mallory']] })
    const visitor = new Visitor()
    const page = await visitor.get(`/sign-in?${new URLSearchParams({ unsent: planted })}`)
    assert.equal(page.status, 200)
    assert.notInclude(page.body, 'Mallory')

    const user = await makeUser()
    const path = `/sign-in?${new URLSearchParams({ unsent: planted })}`
    const form = { email: user.email, password: PASSWORD }
    const signedIn = await visitor.send('POST', path, { form })
    assert.equal(signedIn.location, '/clinics')
  })
})
