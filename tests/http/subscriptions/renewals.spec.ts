import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Invoice from '#subscriptions/invoice'
import { renewDue } from '#subscriptions/renewals'
import type Subscription from '#subscriptions/subscription'
import Clinic from '#tenancy/clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { mailsTo, nextMailTo } from '#tests/http/identity/outbox'
import { billPeriod, createSubscription, removeSubscription } from '#tests/factories/subscriptions'

const run = promisify(execFile)

test.group('Renewals', (group) => {
  group.tap((one) => one.timeout(120_000))
  let clinic: Clinic
  let subscription: Subscription

  group.each.setup(async () => {
    clinic = await createClinic()
    const start = DateTime.utc().minus({ months: 1, days: 2 }).startOf('second')
    subscription = await createSubscription(clinic, start)
    return async () => {
      await removeSubscription(clinic)
      await removeClinic(clinic)
    }
  })

  const bills = () => Invoice.query().where('subscriptionId', subscription.id).orderBy('number')

  test('bill a period once, by three processes at the same time and again', async ({ assert }) => {
    const command = ['--import', '@poppinss/ts-exec', 'bin/console.ts', 'subscriptions:renew']
    await Promise.all([1, 2, 3].map(() => run(process.execPath, command)))
    await Promise.all([renewDue(), renewDue()])
    const [invoice, ...more] = await bills()
    assert.isEmpty(more)
    assert.deepInclude(invoice.serialize(), { total: 2_000, currency: 'USD', kind: 'period' })
    const { periodEnd } = subscription
    assert.equal(invoice.periodStart.toMillis(), periodEnd.toMillis())
    assert.isTrue((await subscription.refresh()).periodEnd > DateTime.utc())
  })

  test('catch up month by month where nobody looked for long', async ({ assert }) => {
    await renewDue(subscription.periodEnd.plus({ months: 3, days: 1 }))
    const all = await bills()
    assert.lengthOf(all, 4)
    for (const [index, { periodStart }] of all.slice(1).entries()) {
      assert.equal(periodStart.toMillis(), all[index].periodEnd.toMillis())
    }
  })

  test('bill a trial first when it ends', async ({ assert }) => {
    await subscription.merge({ state: 'trialing', trialEndsAt: subscription.periodEnd }).save()
    await renewDue()
    assert.equal((await subscription.refresh()).state, 'active')
    assert.lengthOf(await bills(), 1)
  })

  test('end what was cancelled, and leave the clinic on Free', async ({ assert }) => {
    await subscription.merge({ cancelAtPeriodEnd: true }).save()
    await renewDue()
    await renewDue()
    assert.equal((await subscription.refresh()).state, 'cancelled')
    assert.equal((await Clinic.findOrFail(clinic.id)).plan, 'free')
    assert.lengthOf(await bills(), 0)
  })

  test('see who is overdue, and after the days of grace make the clinic read-only', async ({
    assert,
  }) => {
    const invoice = await billPeriod(subscription)
    const owner = await createMember(clinic, 'owner')
    const doctor = await createMember(clinic, 'doctor')
    const reason = async () => (await Clinic.findOrFail(clinic.id)).readOnlyReason
    await renewDue(invoice.dueAt.minus({ seconds: 1 }))
    assert.equal((await subscription.refresh()).state, 'active')
    await renewDue(invoice.dueAt)
    assert.equal((await subscription.refresh()).state, 'past_due')
    assert.isNull(await reason())
    assert.include((await nextMailTo(owner.email)).subject, 'is overdue')
    await renewDue(invoice.dueAt.plus({ days: 14 }))
    assert.equal(await reason(), 'past-due')
    assert.include((await nextMailTo(owner.email, 1)).subject, 'is read-only until')
    await renewDue(invoice.dueAt.plus({ days: 15 }))
    assert.lengthOf(await mailsTo(owner.email), 2)
    assert.lengthOf(await mailsTo(doctor.email), 0)
  })
})
