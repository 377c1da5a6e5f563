import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { trial } from '#config/payments'
import type User from '#identity/user'
import Invoice from '#subscriptions/invoice'
import { renewDue } from '#subscriptions/renewals'
import Subscription from '#subscriptions/subscription'
import Clinic from '#tenancy/clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { removeSubscription } from '#tests/factories/subscriptions'

test.group('A trial', (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    trial.days = 14
    clinic = await createClinic({ plan: 'free' })
    owner = await createMember(clinic, 'owner')
    return async () => {
      trial.days = 0
      await removeSubscription(clinic)
      await removeClinic(clinic)
    }
  })

  const path = (rest = '') => `/c/${clinic.slug}/settings/plan${rest}`
  const read = (client: ApiClient, url: string) => client.get(url).loginAs(owner).accept('html')
  const move = (client: ApiClient, fields: Record<string, string>) =>
    client.put(path()).form(fields).loginAs(owner).withCsrfToken().accept('html').redirects(0)
  const bills = () => Invoice.query().where('clinicId', clinic.id)
  const subscription = () => Subscription.findByOrFail('clinicId', clinic.id)
  const planNow = async () => (await Clinic.findOrFail(clinic.id)).plan

  test('is offered, costs nothing, and is billed once it is over', async ({ assert, client }) => {
    ;(await read(client, path())).assertTextIncludes('Free until')
    ;(await read(client, `${path()}?to=pro`)).assertTextIncludes('Free until')
    ;(await move(client, { plan: 'pro' })).assertStatus(303)
    assert.equal(await planNow(), 'pro')
    const { state, trialEndsAt, periodStart } = await subscription()
    assert.equal(state, 'trialing')
    assert.approximately(trialEndsAt!.diff(periodStart, 'days').days, 14, 0.1)
    await renewDue(trialEndsAt!.minus({ seconds: 1 }))
    assert.lengthOf(await bills(), 0)
    await renewDue(trialEndsAt!)
    await renewDue(trialEndsAt!)
    const [invoice, ...others] = await bills()
    assert.lengthOf(others, 0)
    assert.equal(invoice.total, 2_000)
    assert.equal((await subscription()).state, 'active')
  })

  test('that is left before its end costs nothing, and comes once', async ({ assert, client }) => {
    await move(client, { plan: 'pro' })
    const preview = await read(client, `${path()}?to=free`)
    const seen = /name="seen" value="([^"]+)"/.exec(preview.text())?.[1] ?? ''
    ;(await move(client, { plan: 'free', seen })).assertStatus(303)
    const { periodEnd } = await subscription()
    await renewDue(periodEnd)
    assert.equal((await subscription()).state, 'cancelled')
    assert.equal(await planNow(), 'free')
    assert.lengthOf(await bills(), 0)
    const again = await read(client, `${path()}?to=pro`)
    assert.notInclude(again.text(), 'Free until')
    again.assertTextIncludes('$20.00')
  })
})
