import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type Invoice from '#subscriptions/invoice'
import Payment from '#subscriptions/payment'
import { manual } from '#subscriptions/payments/manual'
import type { PaymentProvider } from '#subscriptions/payments/provider'
import { StripeProvider } from '#subscriptions/payments/stripe/stripe_provider'
import type Subscription from '#subscriptions/subscription'
import type Clinic from '#tenancy/clinic'
import { StripeServer } from '#tests/contracts/payments/stripe_server'
import { createClinic, removeClinic } from '#tests/factories/clinics'
import { billPeriod, createSubscription, removeSubscription } from '#tests/factories/subscriptions'

const RETURN_TO = 'https://medtrack.example/c/harbor/settings/plan'
const KEYS = { secretKey: 'sk_test_contract', webhookSecret: 'whsec_contract' }

for (const name of ['manual', 'stripe'] as const) {
  test.group(`Payments by ${name}`, (group) => {
    let clinic: Clinic
    let subscription: Subscription
    let invoice: Invoice
    let provider: PaymentProvider
    let server: StripeServer

    group.each.setup(async () => {
      server = await StripeServer.start()
      provider = name === 'manual' ? manual : new StripeProvider({ ...KEYS, apiUrl: server.url })
      clinic = await createClinic()
      subscription = await createSubscription(clinic, DateTime.utc().startOf('second'))
      await subscription.merge({ provider: name }).save()
      invoice = await billPeriod(subscription)
      return async () => {
        await server.stop()
        await removeSubscription(clinic)
        await removeClinic(clinic)
      }
    })

    test('a clinic that never paid has no means, nothing to change, and stays open', async ({
      assert,
    }) => {
      assert.equal(await provider.charge(invoice), 'no-means')
      assert.isNull(await provider.portal(subscription, RETURN_TO))
      assert.lengthOf(await Payment.query().where('invoiceId', invoice.id), 0)
    })

    test('asking twice where to pay asks for one payment', async ({ assert }) => {
      const [first, second] = [
        await provider.checkout(invoice, RETURN_TO),
        await provider.checkout(invoice, RETURN_TO),
      ]
      assert.equal(first, second)
      assert.equal(first === null, name === 'manual')
      assert.isAtMost(server.calls('POST /v1/checkout/sessions').length, 1)
      assert.isAtMost(server.calls('POST /v1/customers').length, 1)
    })

    if (name === 'manual') return

    test('the page to pay asks for the invoice and keeps the card', async ({ assert }) => {
      await provider.checkout(invoice, RETURN_TO)
      const [{ params }] = server.calls('POST /v1/checkout/sessions')
      assert.equal(params.get('line_items[0][price_data][unit_amount]'), '2000')
      assert.equal(params.get('line_items[0][price_data][currency]'), 'usd')
      assert.equal(params.get('payment_intent_data[metadata][invoice]'), invoice.id)
      assert.equal(params.get('payment_intent_data[setup_future_usage]'), 'off_session')
      assert.isNotNull((await subscription.refresh()).providerCustomer)
      const portal = await provider.portal(subscription, RETURN_TO)
      assert.match(portal ?? '', /^https:\/\/billing\.stripe\.com/)
    })

    test('the saved card pays once, however often it is asked', async ({ assert }) => {
      await subscription.merge({ providerCustomer: 'cus_1' }).save()
      server.hasCard = true
      assert.equal(await provider.charge(invoice), 'paid')
      assert.equal(await provider.charge(invoice), 'paid')
      assert.lengthOf(server.calls('POST /v1/payment_intents'), 1)
      assert.lengthOf(await Payment.query().where('invoiceId', invoice.id), 1)
      assert.equal((await invoice.refresh()).state, 'paid')
    })

    test('a declined card leaves the invoice open, and says why', async ({ assert }) => {
      await subscription.merge({ providerCustomer: 'cus_1' }).save()
      server.hasCard = true
      server.declines = true
      assert.equal(await provider.charge(invoice), 'failed')
      const payment = await Payment.findByOrFail('invoiceId', invoice.id)
      assert.equal(payment.state, 'failed')
      assert.equal(payment.failureCode, 'insufficient_funds')
      assert.equal((await invoice.refresh()).state, 'open')
    })
  })
}
