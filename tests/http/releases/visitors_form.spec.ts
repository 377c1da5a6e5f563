import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { bus } from '#bus/bus'
import { makePlan } from '#console/plan_desk'
import type { PlanFacts } from '#console/plan_desk'
import Clinic from '#tenancy/clinic'
import { removeClinic } from '#tests/factories/clinics'
import { createClinicOn } from '#tests/http/releases/clinics_on'

/** Every module, and none of their features. */
const BARE: PlanFacts = {
  name: 'Bare',
  summary: null,
  price: 0,
  currency: 'USD',
  interval: 'month',
  modules: ['*'],
  features: [],
  limits: {},
  isPublic: true,
}

test.group('A form for people who are not signed in', (group) => {
  let clinic: Clinic

  group.each.setup(async () => {
    clinic = await createClinicOn('1.1.0')
    return () => removeClinic(clinic)
  })

  const path = () => `/p/${clinic.slug}/memos/pins`
  const send = (client: ApiClient, text: string) =>
    client.post(path()).withCsrfToken().form({ text }).accept('html').redirects(0)

  async function change(values: Partial<Pick<Clinic, 'plan' | 'readOnlyReason'>>) {
    await Clinic.query().where('id', clinic.id).update(values)
    await bus.publish('clinic.changed', { clinicId: clinic.id })
  }

  test('carries the name of the clinic, its time, and no way to pages of members', async ({
    assert,
    client,
  }) => {
    const response = await client.get(path()).accept('html')
    response.assertStatus(200)
    const page = response.text()
    assert.match(page, new RegExp(`<title>[^<]* · ${clinic.name}</title>`))
    assert.notInclude(page, 'MedTrack')
    assert.include(page, `action="${path()}"`)
    assert.include(page, '<p id="others">none</p>')
    assert.match(page, /<p id="noon">.*12:00/)
    assert.include(response.header('cache-control'), 'no-store')
  })

  test('is taken, and leads to a public page', async ({ client }) => {
    const response = await send(client, 'Good day')
    response.assertStatus(303)
    response.assertHeader('location', path())
  })

  test('is shown again with what was typed where it is wrong', async ({ assert, client }) => {
    const response = await send(client, '!')
    response.assertStatus(422)
    assert.match(response.text(), /name="text"[^>]*value="!"/)
  })

  test('is refused without its token', async ({ client }) => {
    const response = await client.post(path()).form({ text: 'Good day' }).accept('html')
    response.assertStatus(419)
  })

  test('is throttled by itself: three in ten minutes, while its page is read on', async ({
    assert,
    client,
  }) => {
    const statuses: number[] = []
    for (const text of ['one', 'two', 'three', 'four']) {
      statuses.push((await send(client, text)).status())
    }
    assert.deepEqual(statuses, [303, 303, 303, 429])
    const page = await client.get(path()).accept('html')
    page.assertStatus(200)
  })

  test('says that it is off where its feature is, and not why', async ({ assert, client }) => {
    const agent = { id: clinic.id, name: 'Ana Santos' }
    const plan = await makePlan(`bare-${clinic.id.slice(-8)}`, BARE, agent)
    await change({ plan: plan.key })
    for (const response of [await client.get(path()).accept('html'), await send(client, 'Hello')]) {
      response.assertStatus(404)
      assert.include(response.text(), 'This part of MedTrack is off')
      assert.notInclude(response.text(), 'plan')
    }
    await change({ plan: 'pro' })
    await plan.delete()
  })

  test('is kept by a clinic that is read-only, with what was typed and not why', async ({
    assert,
    client,
  }) => {
    await change({ readOnlyReason: 'past-due' })
    const response = await send(client, 'Good day')
    response.assertStatus(403)
    assert.match(response.text(), /name="text"[^>]*value="Good day"/)
    assert.include(response.text(), 'Please call the clinic')
    assert.notInclude(response.text(), 'invoice')
  })

  test('tells nobody how much the plan of the clinic allows', async ({ assert, client }) => {
    const response = await send(client, 'one too many')
    response.assertStatus(403)
    assert.include(response.text(), 'Please call the clinic')
    assert.notInclude(response.text(), 'plan')
  })
})

test.group('A calendar feed', (group) => {
  let clinic: Clinic

  group.setup(async () => {
    clinic = await createClinicOn('1.1.0')
    return () => removeClinic(clinic)
  })

  test('is opened by its token, also without its body, and keeps no session', async ({
    assert,
    client,
  }) => {
    const path = `/p/${clinic.slug}/memos/feeds/a-token-nobody-guesses`
    const sessions = async () => (await db.from('sessions').count('* as total'))[0].total
    const before = await sessions()
    const feed = await client.get(path)
    feed.assertStatus(200)
    feed.assertHeader('content-type', 'text/calendar; charset=utf-8')
    assert.match(feed.text(), /^BEGIN:VCALENDAR\r\n/)
    assert.equal(await sessions(), before)
    const head = await client.request(path, 'HEAD')
    head.assertStatus(200)
    head.assertHeader('content-type', 'text/calendar; charset=utf-8')
    const wrong = await client.get(`${path}-not`).accept('html')
    wrong.assertStatus(404)
  })
})
