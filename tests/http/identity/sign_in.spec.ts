import { test } from '@japa/runner'
import { makeClinic, makeMember, makeUser, PASSWORD } from '#tests/http/identity/people'
import { freshAddress, Visitor, type Page } from '#tests/http/identity/visitor'

/** What a page says, without what differs from one answer to the next anyhow. */
function substance({ body }: Page, email: string) {
  return body
    .replaceAll(email, 'EMAIL')
    .replace(/name='_csrf' value='[^']+'/g, '')
    .replace(/csrf-token" content="[^"]+"/g, '')
    .replace(/nonce="[^"]+"/g, '')
}

test.group('Signing in', () => {
  test('opens the only clinic of a member', async ({ assert }) => {
    const user = await makeUser()
    const clinic = await makeClinic()
    await makeMember(user, clinic)
    const { status, location } = await new Visitor().signIn(user.email, PASSWORD)
    assert.equal(status, 302)
    assert.equal(location, `/c/${clinic.slug}`)
  })

  test('takes the address in any case and with spaces around it', async ({ assert }) => {
    const user = await makeUser()
    const page = await new Visitor().signIn(`  ${user.email.toUpperCase()} `, PASSWORD)
    assert.equal(page.status, 302)
  })

  test('takes no other spelling of the address: guesses would not be counted together', async ({
    assert,
  }) => {
    const user = await makeUser({ email: `jose.${process.pid}@clinic.test` })
    const accented = user.email.replace('jose', 'josé')
    assert.equal((await new Visitor().signIn(accented, PASSWORD)).status, 422)
    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).status, 302)
  })

  test('lets a member of several clinics choose', async ({ assert }) => {
    const user = await makeUser()
    await makeMember(user, await makeClinic('Harbor Health'), 'doctor')
    await makeMember(user, await makeClinic('Riverside Pediatrics'), 'owner')
    const visitor = new Visitor()
    assert.equal((await visitor.signIn(user.email, PASSWORD)).location, '/clinics')
    const { body } = await visitor.get('/clinics')
    assert.isBelow(body.indexOf('Harbor Health'), body.indexOf('Riverside Pediatrics'))
  })

  test('sends a super admin without a clinic to the console', async ({ assert }) => {
    const user = await makeUser({ isSuperAdmin: true })
    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).location, '/console')
  })

  test('explains to somebody without a clinic what to do', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    assert.equal((await visitor.signIn(user.email, PASSWORD)).location, '/clinics')
    assert.include((await visitor.get('/clinics')).body, 'You are not a member of a clinic')
  })

  test('answers wrong, unknown and disabled in the same words', async ({ assert }) => {
    const user = await makeUser()
    const gone = await makeUser()
    await gone.disable()
    const wrong = await new Visitor().signIn(user.email, 'not the password')
    const disabled = await new Visitor().signIn(gone.email, PASSWORD)
    const unknown = await new Visitor().signIn('nobody@clinic.test', PASSWORD)
    assert.equal(wrong.status, 422)
    assert.include(wrong.body, 'The e-mail or the password is not right.')
    assert.deepEqual([disabled.status, unknown.status], [422, 422])
    const expected = substance(wrong, user.email)
    assert.equal(substance(disabled, gone.email), expected)
    assert.equal(substance(unknown, 'nobody@clinic.test'), expected)
  })

  test('keeps the address in the form after a mistake, never the password', async ({ assert }) => {
    const user = await makeUser()
    const { body } = await new Visitor().signIn(user.email, 'mistyped secret')
    assert.include(body, `value="${user.email}"`)
    assert.notInclude(body, 'mistyped secret')
  })

  test('asks for what is missing', async ({ assert }) => {
    const { status, body } = await new Visitor().signIn('', '')
    assert.equal(status, 422)
    assert.include(body, 'Fill in the e-mail.')
    assert.include(body, 'Fill in the password.')
  })

  test('refuses the sixth guess at one account from one address', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    for (let guess = 1; guess <= 5; guess += 1) {
      assert.equal((await visitor.signIn(user.email, `guess ${guess}`)).status, 422)
    }
    const refused = await visitor.signIn(user.email, PASSWORD)
    assert.equal(refused.status, 429)
    assert.isAbove(Number(refused.headers.get('retry-after')), 60)
    assert.include(refused.body, 'Too many attempts.')
    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).status, 302)
  })

  test('counts guesses that are sent at the same moment', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    await visitor.get('/sign-in')
    const guesses = Array.from({ length: 12 }, (_, guess) =>
      visitor.send('POST', '/sign-in', { form: { email: user.email, password: `guess ${guess}` } })
    )
    const refused = (await Promise.all(guesses)).filter(({ status }) => status === 429)
    assert.lengthOf(refused, 7)
  })

  test('refuses an account that is guessed from many addresses, but not at a known browser', async ({
    assert,
  }) => {
    const user = await makeUser()
    const known = new Visitor()
    assert.equal((await known.signIn(user.email, PASSWORD)).status, 302)
    await known.get('/account')
    await known.send('DELETE', '/session')
    for (let guess = 1; guess <= 20; guess += 1) {
      assert.equal((await new Visitor().signIn(user.email, `guess ${guess}`)).status, 422)
    }
    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).status, 429)
    assert.equal((await known.signIn(user.email, PASSWORD)).status, 302)
  })

  test('refuses an address that guesses many accounts', async ({ assert }) => {
    const address = freshAddress()
    for (let guess = 1; guess <= 30; guess += 1) {
      const { status } = await new Visitor(address).signIn(`person${guess}@other.test`, PASSWORD)
      assert.equal(status, 422)
    }
    const user = await makeUser()
    assert.equal((await new Visitor(address).signIn(user.email, PASSWORD)).status, 429)
    assert.equal((await new Visitor().signIn(user.email, PASSWORD)).status, 302)
  })

  test('refuses a form whose token is stale and stores nothing of it', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    await visitor.get('/sign-in')
    const { status } = await visitor.send('POST', '/sign-in', {
      form: { _csrf: 'stale', email: user.email, password: PASSWORD },
    })
    assert.equal(status, 419)
  })
})

test.group('Signing in: where to go next', () => {
  test('goes on where the person was going', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    const { status, location } = await visitor.get('/account?tab=2')
    assert.deepEqual([status, location], [302, '/sign-in?next=%2Faccount%3Ftab%3D2'])
    assert.include((await visitor.get(location as string)).body, 'value="/account?tab=2"')
    const page = await visitor.signIn(user.email, PASSWORD, { next: '/account?tab=2' })
    assert.equal(page.location, '/account?tab=2')
  })

  test('goes to no other site: {$self}')
    .with([
      'https://evil.test/',
      '//evil.test/',
      '/\\evil.test/',
      '\\\\evil.test',
      '/\t/evil.test',
      '/.//evil.test',
      'javascript:alert(1)',
      '/%5C%5Cevil.test/../..//evil.test',
    ])
    .run(async ({ assert }, next) => {
      const user = await makeUser()
      const { status, location } = await new Visitor().signIn(user.email, PASSWORD, { next })
      assert.equal(status, 302)
      const arrived = new URL(location as string, process.env.APP_URL)
      assert.equal(arrived.origin, process.env.APP_URL)
      assert.notInclude(arrived.pathname, '//')
    })

  test('sends somebody who is signed in away from the sign-in page', async ({ assert }) => {
    const user = await makeUser()
    const visitor = new Visitor()
    await visitor.signIn(user.email, PASSWORD)
    assert.equal((await visitor.get('/sign-in?next=/account')).location, '/account')
  })
})
