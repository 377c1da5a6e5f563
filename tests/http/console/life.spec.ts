import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Invitation from '#identity/invitation'
import type User from '#identity/user'
import Clinic from '#tenancy/clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'

test.group("A clinic's life in the console", (group) => {
  let admin: User
  let clinic: Clinic
  let nurse: User

  group.each.setup(async () => {
    admin = await createUser({ isSuperAdmin: true })
    clinic = await createClinic({ name: 'Harbor Health' })
    nurse = await createMember(clinic, 'nurse')
    return () => removeClinic(clinic)
  })

  const path = (rest = '') => `/console/clinics/${clinic.id}${rest}`

  test('is suspended with a reason that its members read, and opened again', async ({
    assert,
    client,
  }) => {
    const reason = 'The invoice of May is open.'
    const suspension = client.post(path('/suspension')).form({ reason }).redirects(0)
    ;(await suspension.loginAs(admin).withCsrfToken()).assertStatus(303)
    const closed = await client.get(`/c/${clinic.slug}`).loginAs(nurse)
    closed.assertStatus(403)
    assert.include(closed.text(), reason)

    const resumed = await client
      .delete(path('/suspension'))
      .redirects(0)
      .loginAs(admin)
      .withCsrfToken()
    resumed.assertStatus(303)
    const open = await client.get(`/c/${clinic.slug}`).loginAs(nurse)
    open.assertStatus(200)
  })

  test('is not suspended without a reason', async ({ assert, client }) => {
    const answer = client.post(path('/suspension')).form({ reason: ' ' })
    const response = await answer.loginAs(admin).withCsrfToken()
    response.assertStatus(422)
    assert.match(response.text(), /id="suspend"[^>]*data-open/)
    assert.isTrue((await Clinic.findOrFail(clinic.id)).isActive)
  })

  test('is archived, and not a second time', async ({ assert, client }) => {
    const archive = () => {
      const answer = client.post(path('/archive')).form({ reason: 'They closed.' }).redirects(0)
      return answer.loginAs(admin).withCsrfToken()
    }
    ;(await archive()).assertStatus(303)
    const again = await archive()
    again.assertStatus(422)
    assert.include(again.text(), 'another state by now')
    ;(await client.get(`/c/${clinic.slug}`).loginAs(nurse)).assertStatus(403)
  })

  test('ends only with its name typed, after everything was exported', async ({
    assert,
    client,
  }) => {
    const remove = (confirmation: string) => {
      const answer = client.post(path('/deletion')).form({ confirmation }).redirects(0)
      return answer.loginAs(admin).withCsrfToken()
    }
    ;(await remove('Harbor Health')).assertStatus(422)
    await client
      .post(path('/archive'))
      .form({ reason: 'They closed.' })
      .redirects(0)
      .loginAs(admin)
      .withCsrfToken()
    const wrong = await remove('harbor')
    wrong.assertStatus(422)
    assert.include(wrong.text(), 'exactly as it stands above')
    assert.isNotNull(await Clinic.find(clinic.id))

    const right = await remove('Harbor Health')
    right.assertStatus(303)
    assert.equal(right.header('location'), `/console/deletions/${clinic.id}`)
    assert.isNull(await Clinic.find(clinic.id))
    const page = await client.get(`/console/deletions/${clinic.id}`).loginAs(admin)
    const file = /<code[^>]*>([^<]+\.ndjson\.gz)<\/code>/.exec(page.text())?.[1] ?? ''
    assert.include(gunzipSync(readFileSync(file)).toString(), clinic.id)
  })

  test('is not found under an id that is none', async ({ client }) => {
    for (const id of ['nonsense', '__proto__', '00000000-0000-7000-8000-000000000000']) {
      const response = await client.get(`/console/clinics/${id}`).loginAs(admin)
      response.assertStatus(404)
    }
  })

  test('is suspended from the next request on, though no process was told', async ({
    assert,
    client,
  }) => {
    ;(await client.get(`/c/${clinic.slug}`).loginAs(nurse)).assertStatus(200)
    // What a process elsewhere stores, without a word on the bus.
    await db
      .from('clinics')
      .where('id', clinic.id)
      .update({ status: 'suspended', status_reason: 'An audit is under way.' })
    const closed = await client.get(`/c/${clinic.slug}`).loginAs(nurse)
    closed.assertStatus(403)
    assert.include(closed.text(), 'An audit is under way.')
  })

  test('is not opened to those who run the platform by inviting themselves', async ({
    assert,
    client,
  }) => {
    const colleague = await createUser({ isSuperAdmin: true })
    for (const { email } of [admin, colleague]) {
      const invitation = client.post(path('/owner-invitations')).form({ owner_email: email })
      const refused = await invitation.redirects(0).loginAs(admin).withCsrfToken()
      refused.assertStatus(422)
      assert.include(refused.text(), 'runs the platform')
    }
    assert.isEmpty(await Invitation.pendingOf(clinic.id))
  })
})
