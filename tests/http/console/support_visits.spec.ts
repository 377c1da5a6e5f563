import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { endOverdueVisits } from '#clinics/support_visits'
import SupportVisit from '#identity/support_visit'
import type User from '#identity/user'
import Clinic from '#tenancy/clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'
import { trailOf } from '#tests/http/clinics/trail_of'
import { mailsTo, nextMailTo } from '#tests/http/identity/outbox'

test.group('A support visit', (group) => {
  let admin: User
  let clinic: Clinic
  let owner: User
  const reason = 'The import of Monday stopped halfway'

  group.each.setup(async () => {
    admin = await createUser({ isSuperAdmin: true })
    clinic = await createClinic({ plan: 'pro' })
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  const read = (client: ApiClient, path: string, user = admin) =>
    client.get(`/c/${clinic.slug}${path}`).loginAs(user).accept('html').redirects(0)
  const send = (client: ApiClient, method: 'post' | 'put' | 'delete', url: string, user = admin) =>
    client[method](url).loginAs(user).withCsrfToken().accept('html').redirects(0)
  const begin = (client: ApiClient, fields: object = { reason, minutes: '15' }) =>
    send(client, 'post', `/console/clinics/${clinic.id}/visits`).form(fields)
  const visit = () => SupportVisit.query().where('clinicId', clinic.id).firstOrFail()

  test('is the only way in for those who run the platform', async ({ assert, client }) => {
    ;(await read(client, '')).assertStatus(404)
    ;(await read(client, '/patients')).assertStatus(404)
    const response = await begin(client)
    response.assertStatus(303)
    response.assertHeader('location', `/c/${clinic.slug}`)
    const home = await read(client, '')
    home.assertStatus(200)
    home.assertTextIncludes('you can read and change nothing')
    ;(await read(client, '/patients')).assertStatus(200)
    const other = await createUser({ isSuperAdmin: true })
    ;(await read(client, '', other)).assertStatus(404)
    assert.equal((await visit()).minutes, 15)
  })

  test('changes nothing, exports nothing, and downloads no trail', async ({ client }) => {
    await begin(client)
    await Clinic.query().where('id', clinic.id).update({ readOnlyReason: 'past-due' })
    const patient = await send(client, 'post', `/c/${clinic.slug}/patients`).form({ given: 'Ana' })
    patient.assertStatus(403)
    const plan = await send(client, 'put', `/c/${clinic.slug}/settings/plan`).form({ plan: 'free' })
    plan.assertStatus(403)
    const end = await send(
      client,
      'delete',
      `/c/${clinic.slug}/settings/support/${(await visit()).id}`
    )
    end.assertStatus(403)
    ;(await read(client, '/audit/export')).assertStatus(403)
    ;(await read(client, '/patients/export')).assertStatus(403)
  })

  test('is told to the owners by mail, and by both trails with each page', async ({
    assert,
    client,
  }) => {
    const doctor = await createMember(clinic, 'doctor')
    await begin(client)
    await read(client, '/search?q=Quetzal')
    const mail = await nextMailTo(owner.email)
    assert.include(mail.subject, clinic.name)
    assert.include(mail.text, reason)
    assert.include(mail.text, admin.fullName)
    assert.lengthOf(await mailsTo(doctor.email), 0)

    const lines = await trailOf(clinic)
    const began = lines.find(({ action }) => action === 'support.visit')
    assert.equal(began?.agent_name, admin.fullName)
    assert.include(began?.details, reason)
    const page = lines.find(({ action }) => action === 'support.read')
    assert.include(page?.details, `/c/${clinic.slug}/search`)
    assert.notInclude(JSON.stringify(lines), 'Quetzal')
    const platform = await db
      .from('platform_audit_events')
      .where({ clinic_id: clinic.id, action: 'support.visit' })
    assert.lengthOf(platform, 1)
  })

  test('ends by its time, and both trails tell the end once', async ({ assert, client }) => {
    await begin(client)
    const past = DateTime.utc().minus({ minutes: 1 }).startOf('second')
    await (await visit()).merge({ endsAt: past }).save()
    ;(await read(client, '')).assertStatus(404)
    await Promise.all([endOverdueVisits(), endOverdueVisits()])
    await endOverdueVisits()
    const ended = await visit()
    assert.equal(ended.endedAt?.toMillis(), past.toMillis())
    assert.isNull(ended.endedBy)
    const lines = await trailOf(clinic)
    assert.lengthOf(
      lines.filter(({ action }) => action === 'support.end_visit'),
      1
    )
  })

  test('ends when an owner ends it, also where the clinic is read-only', async ({
    assert,
    client,
  }) => {
    await begin(client)
    await Clinic.query().where('id', clinic.id).update({ readOnlyReason: 'past-due' })
    const page = await read(client, '/settings/support', owner)
    page.assertTextIncludes(reason)
    const { id } = await visit()
    const end = await send(client, 'delete', `/c/${clinic.slug}/settings/support/${id}`, owner)
    end.assertStatus(303)
    ;(await read(client, '')).assertStatus(404)
    assert.equal((await visit()).endedBy, owner.fullName)
  })

  test('ends when the visitor ends it, or no longer runs the platform', async ({ client }) => {
    await begin(client)
    await admin.merge({ isSuperAdmin: false }).save()
    ;(await read(client, '')).assertStatus(404)
    await admin.merge({ isSuperAdmin: true }).save()
    ;(await read(client, '')).assertStatus(200)
    ;(await send(client, 'delete', `/console/visits/${(await visit()).id}`)).assertStatus(303)
    ;(await read(client, '')).assertStatus(404)
  })

  test('is not ended by the owner of another clinic', async ({ assert, client }) => {
    await begin(client)
    const elsewhere = await createClinic()
    const stranger = await createMember(elsewhere, 'owner')
    const url = `/c/${elsewhere.slug}/settings/support/${(await visit()).id}`
    ;(await send(client, 'delete', url, stranger)).assertStatus(404)
    assert.isTrue((await visit()).isUnderWay)
    await removeClinic(elsewhere)
  })

  test('needs a reason and one of three lengths, and keeps what was typed', async ({
    assert,
    client,
  }) => {
    ;(await begin(client, { reason: 'look', minutes: '15' })).assertStatus(422)
    const long = await begin(client, { reason, minutes: '600' })
    long.assertStatus(422)
    long.assertTextIncludes(reason)
    await Clinic.query().where('id', clinic.id).update({ status: 'suspended' })
    ;(await begin(client)).assertStatus(422)
    assert.lengthOf(await SupportVisit.query().where('clinicId', clinic.id), 0)
  })
})
