import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { monthlyRevenue } from '#console/subscription_list'
import { createClinic, createUser, removeClinic } from '#tests/factories/clinics'
import { createSubscription, removeSubscription } from '#tests/factories/subscriptions'

test('the console lists subscriptions and what they make a month', async ({
  assert,
  cleanup,
  client,
}) => {
  const admin = await createUser({ isSuperAdmin: true })
  const clinic = await createClinic({ name: 'Zebra Clinic' })
  cleanup(async () => {
    await removeSubscription(clinic)
    await removeClinic(clinic)
  })
  const dollars = async () =>
    (await monthlyRevenue()).find(({ currency }) => currency === 'USD')?.total ?? 0
  const before = await dollars()
  const subscription = await createSubscription(clinic, DateTime.utc().startOf('second'))
  assert.equal((await dollars()) - before, 2_000)
  const read = (query: string) =>
    client.get(`/console/subscriptions${query}`).loginAs(admin).accept('html')
  const page = await read('?state=active')
  page.assertStatus(200)
  page.assertTextIncludes('Zebra Clinic')
  await subscription.merge({ state: 'cancelled' }).save()
  assert.equal(await dollars(), before)
  assert.notInclude((await read('?state=active')).text(), 'Zebra Clinic')
  await subscription.merge({ state: 'active' }).save()
  await removeClinic(clinic)
  assert.equal(await dollars(), before, 'a clinic that is gone pays nothing')
})
