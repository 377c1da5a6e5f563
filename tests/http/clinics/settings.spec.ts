import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { digestOf } from '#clinics/details'
import type User from '#identity/user'
import Clinic from '#tenancy/clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { trailOf } from '#tests/http/clinics/trail_of'

test.group('Details of a clinic', (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic({ name: 'Santos Family Clinic' })
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  const form = (values: Record<string, string> = {}) => ({
    name: clinic.name,
    country: 'MX',
    time_zone: 'America/Mexico_City',
    date_order: 'dmy',
    currency: 'MXN',
    seen: digestOf(clinic),
    ...values,
  })

  test('are changed by the owner, counted on the next page, and written down', async ({
    assert,
    client,
  }) => {
    const path = `/c/${clinic.slug}/settings`
    await client.get(`/c/${clinic.slug}`).loginAs(owner)
    const answer = client
      .put(path)
      .form(form({ name: 'Clínica Santos' }))
      .redirects(0)
    const response = await answer.loginAs(owner).withCsrfToken()
    response.assertStatus(303)

    const page = await client.get(path).loginAs(owner)
    assert.include(page.text(), 'Clínica Santos')
    assert.match(page.text(), /value="America\/Mexico_City" selected/)
    const [line] = await trailOf(clinic)
    assert.equal(line.action, 'clinic.update')
    assert.equal(line.agent_id, owner.id)
    assert.include(line.details, 'timeZone')
    const act = await db
      .from('platform_audit_events')
      .where('clinic_id', clinic.id)
      .where('action', 'clinic.update')
      .first()
    assert.equal(act.agent_name, owner.fullName)
  })

  test('that somebody else changed meanwhile are not overwritten, and the typing is kept', async ({
    assert,
    client,
  }) => {
    const seen = digestOf(clinic)
    await clinic.merge({ currency: 'EUR' }).save()
    const answer = client
      .put(`/c/${clinic.slug}/settings`)
      .form(form({ seen, name: 'Typed by me' }))
    const response = await answer.loginAs(owner).withCsrfToken()
    response.assertStatus(409)
    assert.include(response.text(), 'Typed by me')
    assert.include(response.text(), 'EUR')
    const stored = await Clinic.findOrFail(clinic.id)
    assert.equal(stored.name, 'Santos Family Clinic')
    assert.include(response.text(), digestOf(stored))
  })

  test('that make no sense are refused at their fields', async ({ assert, client }) => {
    const wrong = form({
      name: 'X',
      time_zone: 'Mars/Olympus',
      currency: 'GOLD',
      country: '__proto__',
    })
    const answer = client.put(`/c/${clinic.slug}/settings`).form(wrong)
    const response = await answer.loginAs(owner).withCsrfToken()
    response.assertStatus(422)
    assert.lengthOf(response.text().match(/aria-invalid="true"/g) ?? [], 4)
    assert.equal((await Clinic.findOrFail(clinic.id)).currency, 'USD')
  })

  for (const role of ['doctor', 'nurse', 'receptionist'] as const) {
    test(`are not for a ${role}`, async ({ client }) => {
      const member = await createMember(clinic, role)
      const response = await client.get(`/c/${clinic.slug}/settings`).loginAs(member)
      response.assertStatus(403)
    })
  }
})
