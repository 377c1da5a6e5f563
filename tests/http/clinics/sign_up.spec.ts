import type { ApiClient } from '@japa/api-client'
import limiter from '@adonisjs/limiter/services/main'
import { test } from '@japa/runner'
import { randomBytes } from 'node:crypto'
import { DateTime } from 'luxon'
import { signUp } from '#config/sign_up'
import { dateOrderOf } from '#clinics/new_owner'
import SignUp from '#clinics/sign_up'
import Membership from '#identity/membership'
import User from '#identity/user'
import Clinic from '#tenancy/clinic'
import { createUser, PASSWORD, removeClinic } from '#tests/factories/clinics'
import { linkIn, mailsTo, nextMailTo } from '#tests/http/identity/outbox'

test.group('Signing up', (group) => {
  let email: string
  let name: string

  group.each.setup(async () => {
    // All tests come from one address.
    await limiter.use({ requests: 10, duration: '1 hour' }).delete('sign_up_address_127.0.0.1')
    email = `${randomBytes(6).toString('hex')}@people.example`
    name = `Harbor ${randomBytes(4).toString('hex')}`
    return async () => {
      const made = await Clinic.query().where('name', name)
      for (const clinic of made) await removeClinic(clinic)
    }
  })

  const wish = () => ({ clinic_name: name, email, country: 'ES', time_zone: 'Europe/Madrid' })
  const ask = (client: ApiClient, fields: object = wish()) =>
    client.post('/sign-up').form(fields).withCsrfToken().accept('html').redirects(0)
  const me = { full_name: 'Ana Santos', password: PASSWORD, password_confirmation: PASSWORD }
  const open = (client: ApiClient, link: string, fields: object = me) =>
    client.post(link).form(fields).withCsrfToken().accept('html').redirects(0)
  const linkFor = async (client: ApiClient, seen = 0) => {
    const response = await ask(client)
    response.assertStatus(200)
    response.assertTextIncludes('Look into your mail')
    return linkIn(await nextMailTo(email, seen))
  }
  const made = () => Clinic.query().where('name', name).orderBy('slug')

  test('opens a clinic on Free for whoever has the mail', async ({ assert, client }) => {
    ;(await client.get('/sign-in')).assertTextIncludes('/sign-up')
    ;(await client.get('/sign-up')).assertStatus(200)
    const link = await linkFor(client)
    assert.lengthOf(await made(), 0, 'nothing is made before the address is confirmed')
    assert.isNull(await User.findByEmail(email))
    const page = await client.get(link).accept('html')
    page.assertTextIncludes(name)
    assert.lengthOf(await made(), 0, 'following the link makes nothing')
    const response = await open(client, link)
    response.assertStatus(303)
    const [clinic] = await made()
    response.assertHeader('location', `/c/${clinic.slug}`)
    const facts = { plan: 'free', currency: 'EUR', dateOrder: 'dmy', timeZone: 'Europe/Madrid' }
    assert.containSubset(clinic.$attributes, facts)
    const owner = await User.findByEmail(email)
    const membership = await Membership.findByOrFail('clinicId', clinic.id)
    assert.equal(membership.userId, owner?.id)
    assert.equal(membership.role, 'owner')
    const home = await client.get(`/c/${clinic.slug}`).loginAs(owner!).accept('html')
    home.assertStatus(200)
  })

  test('makes one clinic, however often and at once the link is used', async ({
    assert,
    client,
  }) => {
    const link = await linkFor(client)
    const answers = await Promise.all([open(client, link), open(client, link), open(client, link)])
    const codes = answers.map((answer) => answer.status()).sort()
    assert.deepEqual(codes, [303, 410, 410])
    ;(await open(client, link)).assertStatus(410)
    assert.lengthOf(await made(), 1)
  })

  test('gives a second clinic of the same name another address', async ({ assert, client }) => {
    ;(await open(client, await linkFor(client))).assertStatus(303)
    email = `second-${email}`
    ;(await open(client, await linkFor(client))).assertStatus(303)
    const [first, second] = await made()
    assert.equal(second.slug, `${first.slug}-2`)
  })

  test('tells nobody that an address has an account, and adds the clinic to it', async ({
    assert,
    client,
  }) => {
    const user = await createUser({ email })
    const link = await linkFor(client)
    const page = await client.get(link).accept('html')
    page.assertTextIncludes('You have an account')
    ;(await open(client, link)).assertStatus(403)
    const stranger = await createUser()
    ;(await open(client, link).loginAs(stranger)).assertStatus(403)
    assert.lengthOf(await made(), 0)
    ;(await open(client, link).loginAs(user)).assertStatus(303)
    const [clinic] = await made()
    assert.equal((await Membership.findByOrFail('clinicId', clinic.id)).userId, user.id)
    assert.lengthOf(await User.query().where('email', email), 1)
  })

  test('keeps what was typed and says what is wrong where', async ({ assert, client }) => {
    const response = await ask(client, { clinic_name: name, email: 'no address', country: 'XX' })
    response.assertStatus(422)
    response.assertTextIncludes(name)
    response.assertTextIncludes('not a complete e-mail address')
    const link = await linkFor(client)
    const short = await open(client, link, { ...me, password: 'short' })
    short.assertStatus(422)
    short.assertTextIncludes('Ana Santos')
    assert.lengthOf(await made(), 0)
  })

  test('does nothing for machines, and at most three mails an hour to one mailbox', async ({
    assert,
    client,
  }) => {
    ;(await ask(client, { ...wish(), website: 'https://spam.example' })).assertStatus(200)
    assert.lengthOf(await SignUp.query().where('email', email), 0)
    for (let asked = 0; asked < 5; asked++) (await ask(client)).assertStatus(200)
    await nextMailTo(email, 2)
    assert.lengthOf(await SignUp.query().where('email', email), 3)
    assert.lengthOf(await mailsTo(email), 3)
  })

  test('refuses a link that is old, or none of ours', async ({ client }) => {
    const link = await linkFor(client)
    const past = DateTime.utc().minus({ seconds: 1 })
    const [row] = await SignUp.query().where('email', email)
    await row.merge({ expiresAt: past }).save()
    ;(await client.get(link).accept('html')).assertStatus(410)
    ;(await open(client, link)).assertStatus(410)
    ;(await open(client, '/sign-up/none-of-ours')).assertStatus(410)
  })

  test('is not there where the platform keeps it closed', async ({ client, cleanup }) => {
    const link = await linkFor(client)
    signUp.isOpen = false
    cleanup(() => {
      signUp.isOpen = true
    })
    ;(await client.get('/sign-up').accept('html')).assertStatus(404)
    ;(await ask(client)).assertStatus(404)
    ;(await open(client, link)).assertStatus(404)
  })

  test('knows in which order a country writes dates', ({ assert }) => {
    assert.equal(dateOrderOf('US'), 'mdy')
    assert.equal(dateOrderOf('ES'), 'dmy')
    assert.equal(dateOrderOf('JP'), 'ymd')
  })
})
