import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Stripe from 'stripe'
import { STRIPE } from '#config/payments'
import type Invoice from '#subscriptions/invoice'
import Payment from '#subscriptions/payment'
import type Subscription from '#subscriptions/subscription'
import type Clinic from '#tenancy/clinic'
import { StripeServer } from '#tests/contracts/payments/stripe_server'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { billPeriod, createSubscription, removeSubscription } from '#tests/factories/subscriptions'

const secret = 'whsec_medtrack'
type Told = 'paid' | 'intent' | 'failed' | 'refunded'
const FILES: Record<Told, string> = {
  paid: 'checkout.session.completed',
  intent: 'payment_intent.succeeded',
  failed: 'payment_intent.payment_failed',
  refunded: 'charge.refunded',
}

test.group('What Stripe tells', (group) => {
  let clinic: Clinic
  let subscription: Subscription
  let invoice: Invoice
  /** Makes the ids of a fixture this test's own. */
  let mark: string

  group.each.setup(async () => {
    mark = randomBytes(6).toString('hex')
    clinic = await createClinic()
    subscription = await createSubscription(clinic, DateTime.utc().startOf('second'))
    await subscription.merge({ provider: 'stripe' }).save()
    invoice = await billPeriod(subscription)
    return async () => {
      await db.from('payment_events').where('id', 'like', `%${mark}%`).delete()
      await removeSubscription(clinic)
      await removeClinic(clinic)
    }
  })

  const eventOf = async (told: Told) => {
    const file = new URL(`../../fixtures/stripe/${FILES[told]}.json`, import.meta.url)
    const text = await readFile(file, 'utf8')
    return text.replaceAll('INVOICE', invoice.id).replaceAll('B7kZq2', mark)
  }
  const post = (payload: string, signature: string) =>
    fetch(new URL('/webhooks/stripe', process.env.APP_URL), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body: payload,
    })
  const sign = (payload: string, timestamp?: number) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
  const tell = async (told: Told) => {
    const payload = await eventOf(told)
    const response = await post(payload, sign(payload))
    return { status: response.status, ...((await response.json()) as { outcome?: string }) }
  }
  const payments = () => Payment.query().where('invoiceId', invoice.id)

  test('the same event five times, also at once, changes things once', async ({ assert }) => {
    const answers = [
      ...(await Promise.all([tell('paid'), tell('paid'), tell('paid')])),
      await tell('paid'),
      await tell('paid'),
    ]
    assert.deepEqual(new Set(answers.map(({ outcome }) => outcome)), new Set(['paid']))
    const made = await payments()
    assert.lengthOf(made, 1)
    assert.equal(made[0].reference, `pi_3SVnOo${mark}`)
    assert.equal(made[0].amount, 2_000)
    assert.equal((await invoice.refresh()).state, 'paid')
    const acts = await db.from('platform_audit_events').where({ entity_id: invoice.id })
    assert.lengthOf(
      acts.filter(({ action }) => action === 'invoice.pay'),
      1
    )
  })

  const orders: Told[][] = [
    ['failed', 'paid', 'intent', 'refunded'],
    ['refunded', 'intent', 'paid', 'failed'],
    ['intent', 'refunded', 'failed', 'paid'],
    ['refunded', 'failed', 'paid', 'intent'],
  ]
  for (const order of orders) {
    test(`in whichever order it comes the end is the same: ${order.join(', ')}`, async ({
      assert,
    }) => {
      for (const told of order) assert.equal((await tell(told)).status, 200)
      const made = await payments()
      assert.lengthOf(made, 1)
      assert.equal(made[0].state, 'refunded')
      assert.equal((await invoice.refresh()).state, 'paid')
    })
  }

  test('a failure leaves the invoice open and says why', async ({ assert }) => {
    assert.equal((await tell('failed')).outcome, 'failed')
    const [payment] = await payments()
    assert.equal(payment.failureCode, 'insufficient_funds')
    assert.equal((await invoice.refresh()).state, 'open')
  })

  test('nobody else is believed: no signature, another’s, an old one, a changed body', async ({
    assert,
  }) => {
    const payload = await eventOf('paid')
    const other = Stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_other' })
    const old = sign(payload, Math.floor(Date.now() / 1_000) - 3_600)
    const changed = payload.replace('"amount_total":2000', '"amount_total":2001')
    for (const response of [
      await post(payload, ''),
      await post(payload, other),
      await post(payload, old),
      await post(changed, sign(payload)),
    ]) {
      assert.equal(response.status, 400)
    }
    assert.lengthOf(await payments(), 0)
  })

  test('money that fits no open invoice is refused and told on the platform', async ({
    assert,
  }) => {
    const payload = (await eventOf('paid')).replace('"amount_total":2000', '"amount_total":1500')
    const response = await post(payload, sign(payload))
    assert.deepEqual(await response.json(), { outcome: 'refused-too-little' })
    assert.lengthOf(await payments(), 0)
    const acts = await db
      .from('platform_audit_events')
      .where({ entity_id: invoice.id, action: 'invoice.pay_refused' })
    assert.lengthOf(acts, 1)
  })

  test('what is none of ours is left alone', async ({ assert }) => {
    const payload = (await eventOf('paid')).replaceAll(invoice.id, 'somebody-elses')
    const response = await post(payload, sign(payload))
    assert.deepEqual(await response.json(), { outcome: 'not-ours' })
  })

  test('the owner pays there, also where the clinic is read-only', async ({
    assert,
    client,
    cleanup,
  }) => {
    const server = await StripeServer.start()
    const { apiUrl } = STRIPE!
    STRIPE!.apiUrl = server.url
    cleanup(async () => {
      STRIPE!.apiUrl = apiUrl
      await server.stop()
    })
    await clinic.merge({ readOnlyReason: 'past-due' }).save()
    const owner = await createMember(clinic, 'owner')
    const page = `/c/${clinic.slug}/settings/plan/invoices/${invoice.id}`
    const shown = await client.get(page).loginAs(owner).accept('html')
    shown.assertTextIncludes('Pay $20.00 now')
    const response = await client
      .post(`${page}/checkout`)
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
    response.assertStatus(303)
    assert.match(response.header('location') ?? '', /^https:\/\/checkout\.stripe\.com\//)
    const portal = await client
      .post(`/c/${clinic.slug}/settings/plan/portal`)
      .loginAs(owner)
      .withCsrfToken()
      .redirects(0)
    assert.match(portal.header('location') ?? '', /^https:\/\/billing\.stripe\.com\//)
  })
})
