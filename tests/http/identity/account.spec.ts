import { test } from '@japa/runner'
import { makeUser, PASSWORD } from '#tests/http/identity/people'
import { linkIn, nextMailTo } from '#tests/http/identity/outbox'
import { Visitor } from '#tests/http/identity/visitor'

const NEW_PASSWORD = 'nine patient otters'

test.group('The account page', () => {
  test('changes name, language and appearance', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    await visitor.get('/account')
    const form = { full_name: 'Dra. Ana Santos', locale: 'es', theme: 'dark' }
    assert.equal((await visitor.send('PUT', '/account', { form })).location, '/account')
    await user.refresh()
    assert.deepEqual([user.fullName, user.locale, user.theme], ['Dra. Ana Santos', 'es', 'dark'])
    const { body } = await visitor.get('/account')
    assert.include(body, 'lang="es"')
    assert.include(body, 'data-theme="dark"')
    assert.include(body, 'Su cuenta')
    assert.include(body, 'Guardado.')
  })

  test('shows what is wrong and keeps the typing', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    await visitor.get('/account')
    const form = { full_name: 'A', locale: 'tlh', theme: 'light' }
    const { status, body } = await visitor.send('PUT', '/account', { form })
    assert.equal(status, 422)
    assert.include(body, 'The name needs at least 2 characters.')
    assert.include(body, 'value="A"')
    assert.include(body, 'Choose one of the list.')
  })

  test('changes the password, which ends every other session and keeps this one', async ({
    assert,
  }) => {
    const user = await makeUser()
    const [here, phone] = [new Visitor(), new Visitor()]
    await here.signIn(user.email, PASSWORD)
    await phone.signIn(user.email, PASSWORD)
    await here.get('/account')
    const before = here.sessionCookie
    const form = {
      current_password: PASSWORD,
      password: NEW_PASSWORD,
      password_confirmation: NEW_PASSWORD,
    }
    assert.equal((await here.send('PUT', '/account/password', { form })).location, '/account')
    assert.notEqual(here.sessionCookie, before)
    assert.equal((await here.get('/account')).status, 200)
    assert.equal((await phone.get('/account')).status, 302)
    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).status, 422)
    assert.equal((await new Visitor().signIn(user.email, NEW_PASSWORD)).status, 302)
    assert.equal((await nextMailTo(user.email)).subject, 'Your MedTrack password was changed')
  })

  test('refuses a new password: {reason}')
    .with([
      {
        reason: 'the current one is wrong',
        form: {
          current_password: 'no',
          password: NEW_PASSWORD,
          password_confirmation: NEW_PASSWORD,
        },
        says: 'This is not your current password.',
      },
      {
        reason: 'too short',
        form: { current_password: PASSWORD, password: 'short', password_confirmation: 'short' },
        says: 'The password needs at least 10 characters.',
      },
      {
        reason: 'guessed first',
        form: {
          current_password: PASSWORD,
          password: 'password123',
          password_confirmation: 'password123',
        },
        says: 'among the first that are guessed',
      },
      {
        reason: 'mistyped the second time',
        form: {
          current_password: PASSWORD,
          password: NEW_PASSWORD,
          password_confirmation: 'other',
        },
        says: 'The two passwords differ.',
      },
    ])
    .run(async ({ assert }, { form, says }) => {
      const user = await makeUser()
      const visitor = new Visitor()
      await visitor.signIn(user.email, PASSWORD)
      await visitor.get('/account')
      const { status, body } = await visitor.send('PUT', '/account/password', { form })
      assert.equal(status, 422)
      assert.include(body, says)
      assert.include(body, 'value="Ana Santos"')
      assert.notInclude(body, NEW_PASSWORD)
      assert.equal((await new Visitor().signIn(user.email, PASSWORD)).status, 302)
    })
})

test.group('Preferences', () => {
  test('choose the language of a browser before anybody signs in', async ({ assert }) => {
    const visitor = new Visitor()
    await visitor.get('/sign-in')
    const { status, location } = await visitor.send('POST', '/preferences', {
      form: { locale: 'es', theme: 'dark' },
      headers: { referer: `${process.env.APP_URL}/sign-in?next=/account` },
    })
    assert.deepEqual([status, location], [302, '/sign-in?next=/account'])
    assert.equal(visitor.cookies.get('theme'), 'dark')
    assert.include((await visitor.get('/sign-in')).body, 'Iniciar sesión')
  })

  test('follow the account to another browser', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    await visitor.get('/account')
    await visitor.send('POST', '/preferences', { form: { locale: 'es' } })
    const elsewhere = new Visitor()
    await elsewhere.signIn(user.email, PASSWORD)
    assert.include((await elsewhere.get('/account')).body, 'Su cuenta')
  })

  test('ignore what is no language or appearance, and other sites', async ({ assert }) => {
    const visitor = new Visitor()
    await visitor.get('/sign-in')
    const { location } = await visitor.send('POST', '/preferences', {
      form: { locale: '../../etc', theme: 'dark' },
      headers: { referer: 'https://evil.test/sign-in' },
    })
    assert.equal(location, '/')
    assert.isFalse(visitor.cookies.has('locale'))
  })

  test('come from the browser where nothing was chosen', async ({ assert }) => {
    const spanish = { 'accept-language': 'fr, es-MX;q=0.9, en;q=0.5' }
    assert.include(
      (await new Visitor().get('/sign-in', { headers: spanish })).body,
      'Iniciar sesión'
    )
    const german = { 'accept-language': 'de' }
    assert.include((await new Visitor().get('/sign-in', { headers: german })).body, 'Sign in')
  })

  test('ends links for a new password when the password was changed', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    await visitor.get('/password/forgot')
    await visitor.send('POST', '/password/forgot', { form: { email: user.email } })
    const link = linkIn(await nextMailTo(user.email))
    await visitor.signIn(user.email, PASSWORD)
    await visitor.get('/account')
    const form = {
      current_password: PASSWORD,
      password: NEW_PASSWORD,
      password_confirmation: NEW_PASSWORD,
    }
    assert.equal((await visitor.send('PUT', '/account/password', { form })).location, '/account')
    assert.equal((await new Visitor().get(link)).status, 410)
    await nextMailTo(user.email, 1)
  })
})
