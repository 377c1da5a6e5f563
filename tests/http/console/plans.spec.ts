import { randomBytes } from 'node:crypto'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { bus } from '#bus/bus'
import { seedPlans } from '#entitlements/plan_seeds'
import Plan from '#entitlements/plan'
import { plans } from '#entitlements/plans'
import type User from '#identity/user'
import { createUser } from '#tests/factories/clinics'

const newKey = () => `plan-${randomBytes(4).toString('hex')}`

test.group('Plans in the console', (group) => {
  let admin: User
  const made: string[] = []

  group.each.setup(async () => {
    admin = await createUser({ isSuperAdmin: true })
    return async () => {
      await Plan.query().whereIn('key', made.splice(0)).delete()
      await bus.publish('plan.changed', { plan: 'all' })
    }
  })

  const form = (fields: Record<string, string> = {}) => ({
    'name': 'Team',
    'summary': 'For a small team.',
    'price': '49.50',
    'currency': 'USD',
    'interval': 'month',
    'is_public': '1',
    'modules[]': 'patients',
    'features': 'patients.*\nlabs.reports',
    'limit_doctors': '3',
    'limit_patients': '',
    ...fields,
  })
  const send = (client: ApiClient, method: 'post' | 'put', path: string, fields: object) =>
    client[method](path).form(fields).loginAs(admin).withCsrfToken().accept('html').redirects(0)

  async function make(client: ApiClient, fields: Record<string, string> = {}) {
    const key = newKey()
    made.push(key)
    const response = await send(client, 'post', '/console/plans', { ...form(fields), key })
    response.assertStatus(303)
    return Plan.findByOrFail('key', key)
  }

  test('are made, listed and known at once', async ({ assert, client }) => {
    await plans.all()
    const plan = await make(client)
    assert.deepInclude(
      { ...plan.$attributes },
      {
        price: 4950,
        modules: ['patients'],
        features: ['patients.*', 'labs.reports'],
        limits: { doctors: 3 },
        isPublic: true,
      }
    )
    assert.isTrue((await plans.find(plan.key))?.isOffered)
    const list = await client.get('/console/plans').loginAs(admin)
    list.assertStatus(200)
    assert.include(list.text(), plan.key)
    assert.include(list.text(), '$49.50')
  })

  test('are refused in words where they make no sense, with the typing kept', async ({
    assert,
    client,
  }) => {
    const wrong = {
      ...form({ price: '-1', features: 'everything!', name: 'Zweckplan' }),
      key: 'A B',
    }
    const refused = await send(client, 'post', '/console/plans', wrong)
    refused.assertStatus(422)
    assert.include(refused.text(), 'Zweckplan')
    const taken = await send(client, 'post', '/console/plans', { ...form(), key: 'free' })
    taken.assertStatus(422)
    assert.include(taken.text(), 'Another plan has this key')
  })

  test('are edited by one at a time, and the trail tells before and after', async ({
    assert,
    client,
  }) => {
    const plan = await make(client)
    const path = `/console/plans/${plan.id}`
    const saved = await send(client, 'put', path, { ...form({ price: '60' }), version: '1' })
    saved.assertStatus(303)
    const late = await send(client, 'put', path, { ...form({ name: 'Mine' }), version: '1' })
    late.assertStatus(409)
    assert.include(late.text(), 'Mine')
    assert.include(late.text(), 'Somebody else changed this plan meanwhile')
    const [line] = await db
      .from('platform_audit_events')
      .where({ action: 'plan.edit', entity_id: plan.id })
    assert.deepInclude(JSON.parse(line.details), {
      before: { price: 4950 },
      after: { price: 6000 },
    })
    assert.equal((await plans.find(plan.key))?.price, 6000)
  })

  test('are archived for those who would take them, and offered again', async ({
    assert,
    client,
  }) => {
    const plan = await make(client)
    await send(client, 'post', `/console/plans/${plan.id}/archive`, {})
    assert.isFalse((await plans.find(plan.key))?.isOffered)
    const again = client.delete(`/console/plans/${plan.id}/archive`).loginAs(admin).withCsrfToken()
    await again.redirects(0)
    assert.isTrue((await plans.find(plan.key))?.isOffered)
  })

  test('that were edited are not overwritten when the platform starts', async ({ assert }) => {
    const free = await Plan.findByOrFail('key', 'free')
    await free.merge({ summary: 'Edited by hand.' }).save()
    await seedPlans()
    assert.equal((await free.refresh()).summary, 'Edited by hand.')
  })
})
