import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Invitation from '#identity/invitation'
import type User from '#identity/user'
import Clinic from '#tenancy/clinic'
import { createClinic, createUser, newClinic, removeClinic } from '#tests/factories/clinics'
import { nextMailTo } from '#tests/http/identity/outbox'

test.group('Clinics in the console', (group) => {
  const made: Clinic[] = []
  let admin: User

  group.each.setup(async () => {
    admin = await createUser({ isSuperAdmin: true })
    return async () => {
      for (const clinic of made.splice(0)) await removeClinic(clinic)
    }
  })

  const form = (values: Record<string, string> = {}) => {
    const { name, slug, plan, country, currency } = newClinic()
    const habits = { time_zone: 'Europe/Madrid', date_order: 'dmy', ring: 'early' }
    return {
      name,
      slug,
      plan,
      country,
      currency,
      ...habits,
      owner_email: `owner@${slug}.example`,
      ...values,
    }
  }

  test('are found by name and address and filtered', async ({ assert, client }) => {
    made.push(await createClinic({ name: 'Peña 100% Health', plan: 'free' }))
    made.push(await createClinic({ name: 'Quay Street Surgery', plan: 'pro' }))
    const ask = async (query: string) =>
      (await client.get(`/console/clinics?${query}`).loginAs(admin)).text()
    const byName = await ask('q=100%25 health')
    assert.include(byName, made[0].slug)
    assert.notInclude(byName, made[1].slug)
    assert.include(await ask(`q=${made[1].slug.slice(-6)}`), 'Quay Street Surgery')
    assert.notInclude(await ask('plan=free'), 'Quay Street Surgery')
    assert.include(await ask('q=nobody-has-this-name'), 'data-kind="no-match"')
    assert.include(await ask('status=nonsense&page=-1'), made[1].slug)
  })

  test('are made with everything they need, and their owner is invited', async ({
    assert,
    client,
  }) => {
    const typed = form()
    const answer = client.post('/console/clinics').form(typed).redirects(0)
    const response = await answer.loginAs(admin).withCsrfToken()
    response.assertStatus(303)
    const clinic = await Clinic.findByOrFail('slug', typed.slug)
    made.push(clinic)
    assert.deepInclude(clinic.facts(), {
      name: typed.name,
      ring: 'early',
      timeZone: 'Europe/Madrid',
    })
    assert.equal(clinic.status, 'active')
    const invitation = await Invitation.findByOrFail('email', typed.owner_email)
    assert.deepEqual([invitation.role, invitation.clinicId], ['owner', clinic.id])
    await nextMailTo(typed.owner_email)
    const page = await client.get(`/console/clinics/${clinic.id}`).loginAs(admin)
    page.assertStatus(200)
    assert.include(page.text(), typed.owner_email)
    assert.match(page.text(), /\d+(\.\d+)? [kM]B/)
  })

  test('take their address from the name where none was typed', async ({ assert, client }) => {
    const typed = form({ name: `Clínica Ñandú & Söhne ${Date.now()}`, slug: '' })
    await client.post('/console/clinics').form(typed).redirects(0).loginAs(admin).withCsrfToken()
    const clinic = await Clinic.findByOrFail('name', typed.name)
    made.push(clinic)
    assert.match(clinic.slug, /^clinica-nandu-sohne-\d+$/)
  })

  test('are refused at the field, with the typing kept', async ({ assert, client }) => {
    made.push(await createClinic())
    const refused: [string, string][] = [
      [made[0].slug, 'Another clinic has this address'],
      ['console', 'kept for MedTrack itself'],
      ['No Spaces!', 'small letters, digits and hyphens'],
    ]
    for (const [slug, sentence] of refused) {
      const typed = form({ slug, name: 'Kept While Typing' })
      const response = await client
        .post('/console/clinics')
        .form(typed)
        .loginAs(admin)
        .withCsrfToken()
      response.assertStatus(422)
      assert.include(response.text(), sentence)
      assert.include(response.text(), 'Kept While Typing')
      assert.include(response.text(), typed.owner_email)
    }
    assert.isNull(await Clinic.findBy('name', 'Kept While Typing'))
    assert.isNull(await Invitation.query().where('email', 'like', 'owner@No Spaces!%').first())
  })

  test('are nobody else’s business', async ({ client }) => {
    const someone = await createUser()
    const response = await client.get('/console/clinics').loginAs(someone)
    response.assertStatus(403)
    const stranger = await client.get('/console/clinics').redirects(0)
    stranger.assertStatus(302)
  })

  test('write what was done to them into the platform trail, with a filter', async ({
    assert,
    client,
  }) => {
    const typed = form()
    await client.post('/console/clinics').form(typed).redirects(0).loginAs(admin).withCsrfToken()
    const clinic = await Clinic.findByOrFail('slug', typed.slug)
    made.push(clinic)
    const act = await db
      .from('platform_audit_events')
      .where({ clinic_id: clinic.id, action: 'clinic.create' })
      .first()
    assert.equal(act.agent_id, admin.id)
    const ask = async (query: string) =>
      (await client.get(`/console/audit?${query}`).loginAs(admin)).text()
    assert.include(await ask(`person=${admin.id}&clinic=${clinic.id}`), `slug: ${clinic.slug}`)
    assert.notInclude(await ask(`clinic=${clinic.id}&act=clinic.delete`), `slug: ${clinic.slug}`)
    assert.notInclude(await ask(`clinic=${clinic.id}&to=2020-01-01`), `slug: ${clinic.slug}`)
  })

  test('are counted beside every release that is here', async ({ assert, client }) => {
    made.push(await createClinic())
    const page = await client.get('/console/modules').loginAs(admin)
    page.assertStatus(200)
    for (const name of ['memos 1.0.0', 'memos 1.1.0', 'patients 1']) {
      assert.include(page.text(), name)
    }
  })
})
