import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type User from '#identity/user'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import { trailOf } from '#tests/http/clinics/trail_of'

test.group("The owner's switch", (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic()
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  const memosSwitch = () => `/c/${clinic.slug}/settings/modules/memos/switch`

  test('turns a module off for the next request and keeps what it holds', async ({
    assert,
    client,
  }) => {
    const nurse = await createMember(clinic, 'nurse')
    const before = await client.get(`/c/${clinic.slug}/memos`).loginAs(nurse)
    before.assertStatus(200)

    const off = await client.delete(memosSwitch()).redirects(0).loginAs(owner).withCsrfToken()
    off.assertStatus(303)
    const after = await client.get(`/c/${clinic.slug}/memos`).loginAs(nurse)
    after.assertStatus(404)
    const home = await client.get(`/c/${clinic.slug}`).loginAs(nurse)
    assert.notInclude(home.text(), `href="/c/${clinic.slug}/memos"`)

    const page = await client.get(`/c/${clinic.slug}/settings/modules`).loginAs(owner)
    assert.include(page.text(), 'An owner of the clinic switched it off')
    const entries = await ledger.of(clinic.id)
    assert.isTrue(entries.has('memos'))
  })

  test('brings it back as it was', async ({ client }) => {
    await client.delete(memosSwitch()).redirects(0).loginAs(owner).withCsrfToken()
    await client.post(memosSwitch()).redirects(0).loginAs(owner).withCsrfToken()
    const page = await client.get(`/c/${clinic.slug}/memos`).loginAs(owner)
    page.assertStatus(200)
  })

  test('is written down in the trail of the clinic and of the platform, once', async ({
    assert,
    client,
  }) => {
    for (let again = 0; again < 2; again++) {
      await client.delete(memosSwitch()).redirects(0).loginAs(owner).withCsrfToken()
    }
    const lines = (await trailOf(clinic)).filter(({ action }) => action === 'module.switch_off')
    assert.deepEqual(
      lines.map((line) => [line.entity_id, line.agent_id]),
      [['memos', owner.id]]
    )
    const acts = await db
      .from('platform_audit_events')
      .where({ clinic_id: clinic.id, action: 'module.switch_off' })
    assert.lengthOf(acts, 1)
  })

  test('of a module that the clinic does not have is not found', async ({ client }) => {
    const path = `/c/${clinic.slug}/settings/modules/__proto__/switch`
    const response = await client.post(path).redirects(0).loginAs(owner).withCsrfToken()
    response.assertStatus(404)
  })

  test('is not for other roles', async ({ client }) => {
    const doctor = await createMember(clinic, 'doctor')
    const response = await client.delete(memosSwitch()).redirects(0).loginAs(doctor).withCsrfToken()
    response.assertStatus(403)
    const memos = await client.get(`/c/${clinic.slug}/memos`).loginAs(doctor)
    memos.assertStatus(200)
  })

  test('leaves a home page that says so when nothing is on', async ({ assert, client }) => {
    for (const key of (await ledger.of(clinic.id)).keys()) {
      const path = `/c/${clinic.slug}/settings/modules/${key}/switch`
      await client.delete(path).redirects(0).loginAs(owner).withCsrfToken()
    }
    const home = await client.get(`/c/${clinic.slug}`).loginAs(owner)
    assert.include(home.text(), 'data-kind="switched-off"')
    assert.include(home.text(), `/c/${clinic.slug}/settings/modules`)
  })
})
