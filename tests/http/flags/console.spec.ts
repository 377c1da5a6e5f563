import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Flag from '#entitlements/flags/flag'
import { ruleOf } from '#entitlements/flags/flag_rule'
import { flags } from '#entitlements/flags/platform_flags'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'

const NAME = 'module.memos'
const PAGE = `/console/flags/${NAME}`

test.group('Flags in the console', (group) => {
  let admin: User
  let clinic: Clinic

  group.each.setup(async () => {
    admin = await createUser({ isSuperAdmin: true })
    clinic = await createClinic({ name: 'Lantern Street Clinic', plan: 'pro' })
    return async () => {
      await removeClinic(clinic)
      await Flag.query().delete()
      await flags.refresh()
    }
  })

  const rule = () => {
    const feature = flags.store.feature(NAME)
    return feature && ruleOf(feature)
  }
  const lines = () =>
    db.from('platform_audit_events').where({ entity_id: NAME, agent_id: admin.id }).orderBy('id')

  test('a flag that nobody made is offered to be made, and changes nothing by it', async ({
    assert,
    client,
  }) => {
    const list = await client.get('/console/flags').loginAs(admin)
    list.assertTextIncludes(NAME)
    list.assertTextIncludes('Not made yet')
    const page = await client.get(PAGE).loginAs(admin)
    page.assertTextIncludes('Make the flag')
    for (const time of ['once', 'twice']) {
      const made = await client.post(PAGE).redirects(0).loginAs(admin).withCsrfToken()
      assert.equal(made.status(), 303, time)
    }
    assert.deepEqual(rule(), { isEnabled: true, percentage: 100, plans: [], rings: [] })
    assert.lengthOf(await lines(), 1)
  })

  test('a rule is saved, shown plan by plan and ring by ring, and told in the trail', async ({
    assert,
    client,
  }) => {
    const typed = { 'percentage': 40, 'plans[]': 'pro', 'rings[]': 'canary', 'note': 'A trial' }
    const saved = await client.put(PAGE).form(typed).redirects(0).loginAs(admin).withCsrfToken()
    saved.assertStatus(303)
    assert.deepEqual(rule(), { isEnabled: true, percentage: 40, plans: ['pro'], rings: ['canary'] })
    const page = (await client.get(PAGE).loginAs(admin)).text()
    assert.include(page, 'A trial')
    assert.include(page, '40 %')
    assert.include(page, 'Lantern Street Clinic')
    const trail = await client.get('/console/audit').loginAs(admin)
    trail.assertTextIncludes('Made a flag')
    const [line] = await lines()
    assert.deepInclude(JSON.parse(line.details), { before: 'not made yet' })
  })

  test('what makes no sense is refused at its field, with the typing kept', async ({
    assert,
    client,
  }) => {
    const refused = { percentage: 140, note: 'Kept while typing' }
    const answer = await client.put(PAGE).form(refused).loginAs(admin).withCsrfToken()
    answer.assertStatus(422)
    assert.isUndefined(rule())
    await client.post(PAGE).redirects(0).loginAs(admin).withCsrfToken()
    const again = await client.put(PAGE).form(refused).loginAs(admin).withCsrfToken()
    assert.include(again.text(), 'Kept while typing')
    for (const moment of ['2020-01-01T10:00', '2099-13-45T10:00']) {
      const plan = client.put(`${PAGE}/schedule`).form({ off_at: moment })
      const late = await plan.loginAs(admin).withCsrfToken()
      late.assertStatus(422)
      late.assertTextIncludes('still to come')
    }
    assert.isNull((await Flag.findOrFail(NAME)).scheduledOffAt)
    ;(await client.get('/console/flags/module.nothing').loginAs(admin)).assertStatus(404)
  })

  test('the kill switch closes an open clinic with its next click, and gives it back', async ({
    client,
  }) => {
    const owner = await createMember(clinic, 'owner')
    const address = `/c/${clinic.slug}/memos`
    ;(await client.get(address).loginAs(owner)).assertStatus(200)
    const kill = client.post(`${PAGE}/kill-switch`).redirects(0)
    ;(await kill.loginAs(admin).withCsrfToken()).assertStatus(303)
    ;(await client.get(address).loginAs(owner)).assertStatus(404)
    const list = await client.get('/console/flags').loginAs(admin)
    list.assertTextIncludes('Turned off')
    const back = client.delete(`${PAGE}/kill-switch`).redirects(0)
    ;(await back.loginAs(admin).withCsrfToken()).assertStatus(303)
    ;(await client.get(address).loginAs(owner)).assertStatus(200)
  })

  test('a planned turn is kept, shown and taken away again', async ({ assert, client }) => {
    await client.post(PAGE).redirects(0).loginAs(admin).withCsrfToken()
    const plan = async (offAt: string) => {
      const answer = client.put(`${PAGE}/schedule`).form({ off_at: offAt }).redirects(0)
      ;(await answer.loginAs(admin).withCsrfToken()).assertStatus(303)
      return (await Flag.findOrFail(NAME)).scheduledOffAt
    }
    assert.equal(await plan('2099-05-01T06:30'), Date.UTC(2099, 4, 1, 6, 30))
    ;(await client.get(PAGE).loginAs(admin)).assertTextIncludes('2099-05-01T06:30')
    assert.isNull(await plan(''))
  })
})
