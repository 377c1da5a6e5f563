import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { InvoiceNotOpenError, PaymentRefusedError } from '#subscriptions/errors'
import Invoice from '#subscriptions/invoice'
import { voidInvoice } from '#subscriptions/invoice_desk'
import Payment from '#subscriptions/payment'
import type { Receipt } from '#subscriptions/payments/record'
import { recordPayment, recordPaymentFailure, recordRefund } from '#subscriptions/payments/record'
import { settle } from '#subscriptions/standing'
import type Subscription from '#subscriptions/subscription'
import Clinic from '#tenancy/clinic'
import { createClinic, removeClinic } from '#tests/factories/clinics'
import {
  billPeriod,
  createSubscription,
  removeSubscription,
  transfer,
} from '#tests/factories/subscriptions'

test.group('Payments', (group) => {
  let clinic: Clinic
  let subscription: Subscription

  group.each.setup(async () => {
    clinic = await createClinic()
    const start = DateTime.utc().minus({ days: 25 }).startOf('second')
    subscription = await createSubscription(clinic, start)
    return async () => {
      await removeSubscription(clinic)
      await removeClinic(clinic)
    }
  })

  const settleNow = (at: DateTime = DateTime.utc()) =>
    db.connection('central').transaction((trx) => settle(trx, subscription.id, at))

  test('five tellings of one payment, all at once, are recorded once', async ({ assert }) => {
    const invoice = await billPeriod(subscription)
    const receipt = transfer()
    await Promise.all(Array.from({ length: 5 }, () => recordPayment(invoice.id, receipt)))
    assert.lengthOf(await Payment.query().where('invoiceId', invoice.id), 1)
    assert.equal((await invoice.refresh()).state, 'paid')
    const lines = await db.from('platform_audit_events').where({ entity_id: invoice.id })
    assert.lengthOf(lines, 1)
  })

  const UNFIT: [string, Partial<Receipt>][] = [
    ['too-little', { amount: 1_999 }],
    ['too-much', { amount: 2_001 }],
    ['currency', { currency: 'EUR' }],
  ]
  for (const [refusal, changes] of UNFIT) {
    test(`one that does not fit (${refusal}) is refused and leaves nothing`, async ({ assert }) => {
      const invoice = await billPeriod(subscription)
      const error = await recordPayment(invoice.id, transfer(changes)).catch((thrown) => thrown)
      assert.instanceOf(error, PaymentRefusedError)
      assert.equal(error.refusal, refusal)
      assert.lengthOf(await Payment.query().where('invoiceId', invoice.id), 0)
      assert.equal((await invoice.refresh()).state, 'open')
    })
  }

  test('an invoice is not paid twice', async ({ assert }) => {
    const invoice = await billPeriod(subscription)
    await recordPayment(invoice.id, transfer())
    await assert.rejects(() => recordPayment(invoice.id, transfer()), PaymentRefusedError)
  })

  test('a failure that is told late does not undo the success, one told early gives way to it', async ({
    assert,
  }) => {
    const invoice = await billPeriod(subscription)
    const receipt = transfer()
    const failure = { ...receipt, failureCode: 'card_declined' }
    await recordPaymentFailure(invoice.id, failure)
    assert.equal((await invoice.refresh()).state, 'open')
    await recordPayment(invoice.id, receipt)
    const payment = await recordPaymentFailure(invoice.id, failure)
    assert.equal(payment.state, 'succeeded')
    assert.equal((await invoice.refresh()).state, 'paid')
  })

  test('a refund is noted once', async ({ assert }) => {
    const invoice = await billPeriod(subscription)
    const receipt = transfer()
    await recordPayment(invoice.id, receipt)
    await recordRefund('manual', receipt.reference)
    const payment = await recordRefund('manual', receipt.reference)
    assert.equal(payment?.state, 'refunded')
    assert.isNull(await recordRefund('manual', 'unheard of'))
  })

  test('make a clinic that was read-only writable at once', async ({ assert }) => {
    const invoice = await billPeriod(subscription)
    await settleNow(invoice.dueAt)
    assert.equal((await subscription.refresh()).state, 'past_due')
    assert.isNull((await Clinic.findOrFail(clinic.id)).readOnlyReason)
    await settleNow(invoice.dueAt.plus({ days: 14 }))
    assert.equal((await Clinic.findOrFail(clinic.id)).readOnlyReason, 'past-due')
    await recordPayment(invoice.id, transfer())
    assert.isNull((await Clinic.findOrFail(clinic.id)).readOnlyReason)
    assert.equal((await subscription.refresh()).state, 'active')
  })

  test('are not taken for a void invoice, which lets the clinic write again', async ({
    assert,
  }) => {
    const invoice = await billPeriod(subscription)
    await settleNow(invoice.dueAt.plus({ days: 14 }))
    const agent = { id: 'somebody', name: 'Robin Lindqvist' }
    await voidInvoice(invoice, 'Billed by mistake', agent)
    assert.isNull((await Clinic.findOrFail(clinic.id)).readOnlyReason)
    await assert.rejects(() => recordPayment(invoice.id, transfer()), PaymentRefusedError)
    await assert.rejects(() => voidInvoice(invoice, 'Again', agent), InvoiceNotOpenError)
    const acts = { entity_id: invoice.id, action: 'invoice.void' }
    assert.lengthOf(await db.from('platform_audit_events').where(acts), 1)
  })

  test('twenty invoices at once get numbers without a gap', async ({ assert }) => {
    const kinds = Array.from({ length: 20 }, (_, index) => `change-${index}`)
    await Promise.all(kinds.map((kind) => billPeriod(subscription, kind)))
    const invoices = await Invoice.query()
      .where('subscriptionId', subscription.id)
      .orderBy('number')
    const numbers = invoices.map(({ number }) => Number(number.slice(-6)))
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => numbers[0] + index)
    )
    assert.lengthOf(numbers, 20)
  })

  test('a period is billed once, also by four at the same time', async ({ assert }) => {
    const all = [1, 2, 3, 4].map(() => billPeriod(subscription).catch(() => null))
    await Promise.all(all)
    const again = await billPeriod(subscription)
    const invoices = await Invoice.query().where('subscriptionId', subscription.id)
    assert.deepEqual(
      invoices.map(({ id }) => id),
      [again.id]
    )
  })
})
