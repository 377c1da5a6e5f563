import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type User from '#identity/user'
import Invoice from '#subscriptions/invoice'
import { renewDue } from '#subscriptions/renewals'
import { stored } from '#tenancy/stored'
import Subscription from '#subscriptions/subscription'
import Clinic from '#tenancy/clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'
import { linkIn, nextMailTo } from '#tests/http/identity/outbox'
import { removeSubscription } from '#tests/factories/subscriptions'
import { trailOf } from '#tests/http/clinics/trail_of'

test.group('A subscription, from taking a plan to leaving it', (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic({ plan: 'free' })
    owner = await createMember(clinic, 'owner')
    return async () => {
      await removeSubscription(clinic)
      await removeClinic(clinic)
    }
  })

  const path = (rest = '') => `/c/${clinic.slug}/settings/plan${rest}`
  const read = (client: ApiClient, url: string, user = owner) =>
    client.get(url).loginAs(user).accept('html')
  const move = (client: ApiClient, fields: Record<string, string>) =>
    client.put(path()).form(fields).loginAs(owner).withCsrfToken().accept('html').redirects(0)
  const keep = (client: ApiClient) =>
    client.delete(path('/cancellation')).loginAs(owner).withCsrfToken().redirects(0)
  const now = () => Clinic.findOrFail(clinic.id)
  const invoices = () => Invoice.query().where('clinicId', clinic.id).orderBy('number')
  const subscription = () => Subscription.findByOrFail('clinicId', clinic.id)
  const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

  async function leave(client: ApiClient) {
    const seen = seenIn((await read(client, `${path()}?to=free`)).text())
    return move(client, { plan: 'free', seen })
  }

  test('says what it costs, bills the first period once, and shows the invoice', async ({
    assert,
    client,
  }) => {
    const preview = await read(client, `${path()}?to=pro`)
    preview.assertTextIncludes('Billed now')
    preview.assertTextIncludes('$20.00')
    const answers = await Promise.all([1, 2, 3].map(() => move(client, { plan: 'pro' })))
    assert.lengthOf(
      answers.filter((answer) => answer.status() === 303),
      1
    )
    const [invoice, ...others] = await invoices()
    assert.lengthOf(others, 0)
    assert.deepInclude(invoice.serialize(), { total: 2000, currency: 'USD', state: 'open' })
    assert.equal((await now()).plan, 'pro')
    assert.equal((await subscription()).state, 'active')
    const mail = await nextMailTo(owner.email)
    assert.include(mail.text, `${invoice.number} over $20.00`)
    assert.equal(linkIn(mail), path(`/invoices/${invoice.id}`))

    const page = await read(client, path())
    page.assertTextIncludes(invoice.number)
    const shown = await read(client, path(`/invoices/${invoice.id}`))
    shown.assertStatus(200)
    shown.assertTextIncludes('Pro, one period')
  })

  test('keeps what is paid for until its end, and can be gone on with until then', async ({
    assert,
    client,
  }) => {
    await move(client, { plan: 'pro' })
    const preview = await read(client, `${path()}?to=free`)
    preview.assertTextIncludes('because it is paid for')
    ;(await leave(client)).assertStatus(303)
    assert.equal((await now()).plan, 'pro')
    assert.isTrue((await subscription()).cancelAtPeriodEnd)
    ;(await read(client, path())).assertTextIncludes('Go on with the subscription')

    ;(await keep(client)).assertStatus(303)
    assert.isFalse((await subscription()).cancelAtPeriodEnd)
    ;(await keep(client)).assertStatus(409)
    const acts = (await trailOf(clinic)).map(({ action }) => action)
    assert.includeMembers(acts, ['subscription.cancel', 'subscription.keep'])
  })

  test('ends with its period, without another invoice, and may begin again', async ({
    assert,
    client,
  }) => {
    await move(client, { plan: 'pro' })
    await leave(client)
    const { periodEnd } = await subscription()
    await renewDue(periodEnd.plus({ minutes: 1 }))
    assert.equal((await now()).plan, 'free')
    assert.equal((await subscription()).state, 'cancelled')
    const [{ id, periodStart }, ...others] = await invoices()
    assert.lengthOf(others, 0)
    // As if a month had passed: it was billed in this very second.
    await Invoice.query()
      .where({ id })
      .update({ periodStart: stored(periodStart.minus({ months: 1 })) })

    ;(await move(client, { plan: 'pro' })).assertStatus(303)
    const begun = await subscription()
    assert.equal(begun.state, 'active')
    assert.isFalse(begun.cancelAtPeriodEnd)
    assert.isTrue(begun.periodEnd > DateTime.utc().plus({ days: 27 }))
    assert.lengthOf(await invoices(), 2)
  })

  test("shows an invoice to nobody but the clinic's own owner", async ({ client }) => {
    await move(client, { plan: 'pro' })
    const [invoice] = await invoices()
    const doctor = await createMember(clinic, 'doctor')
    ;(await read(client, path(`/invoices/${invoice.id}`), doctor)).assertStatus(403)
    const other = await createClinic()
    const stranger = await createMember(other, 'owner')
    const theirs = `/c/${other.slug}/settings/plan/invoices/${invoice.id}`
    ;(await read(client, theirs, stranger)).assertStatus(404)
    await removeClinic(other)
  })

  test('of a clinic that is read-only can still be ended, and its invoice be read', async ({
    assert,
    client,
  }) => {
    await move(client, { plan: 'pro' })
    await renewDue(DateTime.utc().plus({ days: 25 }))
    assert.equal((await now()).readOnlyReason, 'past-due')
    ;(await leave(client)).assertStatus(303)
    const [invoice] = await invoices()
    ;(await read(client, path(`/invoices/${invoice.id}`))).assertStatus(200)
  })
})

test.group('Invoices in the console', (group) => {
  let admin: User
  let clinic: Clinic
  let invoice: Invoice

  group.each.setup(async ({ context }) => {
    admin = await createUser({ isSuperAdmin: true })
    clinic = await createClinic({ plan: 'free', name: 'Harbor Health' })
    const owner = await createMember(clinic, 'owner')
    await context.client
      .put(`/c/${clinic.slug}/settings/plan`)
      .form({ plan: 'pro' })
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
    invoice = await Invoice.findByOrFail('clinicId', clinic.id)
    return async () => {
      await removeSubscription(clinic)
      await removeClinic(clinic)
    }
  })

  const TRANSFER = { amount: '20.00', received_on: '2026-11-02', reference: 'Bank 4711' }
  const page = () => `/console/invoices/${invoice.id}`
  const read = (client: ApiClient, url: string) => client.get(url).loginAs(admin).accept('html')
  const post = (client: ApiClient, rest: string, fields: Record<string, string>) =>
    client
      .post(`${page()}${rest}`)
      .form(fields)
      .loginAs(admin)
      .withCsrfToken()
      .accept('html')
      .redirects(0)
  const state = async () => (await Invoice.findOrFail(invoice.id)).state

  test('are found by number, clinic and state', async ({ assert, client }) => {
    for (const [query, isFound] of [
      [`q=${invoice.number}`, true],
      ['q=harbor&state=open', true],
      [`q=${invoice.number}&state=overdue`, false],
      [`q=${invoice.number}&state=paid`, false],
    ] as const) {
      const list = await read(client, `/console/invoices?${query}`)
      list.assertStatus(200)
      assert.equal(list.text().includes(page()), isFound, query)
    }
  })

  test('are paid by a transfer that is recorded once', async ({ assert, client }) => {
    const answers = await Promise.all([1, 2].map(() => post(client, '/payments', TRANSFER)))
    assert.deepEqual(
      answers.map((answer) => answer.status()),
      [303, 303]
    )
    assert.equal(await state(), 'paid')
    const shown = await read(client, page())
    assert.lengthOf(shown.text().match(/Bank 4711/g) ?? [], 1)
    const closed = await post(client, '/payments', { ...TRANSFER, reference: 'Bank 4712' })
    closed.assertStatus(422)
  })

  test('take no amount that does not fit, and keep what was typed', async ({ assert, client }) => {
    for (const [fields, field] of [
      [{ amount: '19.99' }, 'amount'],
      [{ amount: '20.01' }, 'amount'],
      [{ amount: 'twenty' }, 'amount'],
      [{ received_on: '2999-01-01' }, 'received_on'],
      [{ reference: ' ' }, 'reference'],
    ] as const) {
      const answer = await post(client, '/payments', { ...TRANSFER, ...fields, note: 'Said so' })
      answer.assertStatus(422)
      assert.match(answer.text(), new RegExp(`name="${field}"[^>]*aria-invalid="true"`))
      answer.assertTextIncludes('Said so')
    }
    assert.equal(await state(), 'open')
  })

  test('are voided with a reason', async ({ assert, client }) => {
    ;(await post(client, '/void', { reason: '' })).assertStatus(422)
    ;(await post(client, '/void', { reason: 'Agreed on the phone' })).assertStatus(303)
    assert.equal(await state(), 'void')
    ;(await read(client, page())).assertTextIncludes('Agreed on the phone')
  })

  test('are for those who run the platform alone', async ({ client }) => {
    const doctor = await createMember(clinic, 'doctor')
    ;(await client.get(page()).loginAs(doctor)).assertStatus(403)
  })
})
