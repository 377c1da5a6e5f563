import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type User from '#identity/user'
import Clinic from '#tenancy/clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'
import { trailOf } from '#tests/http/clinics/trail_of'

test.group('The plan and the ring of a clinic, in the console', (group) => {
  let admin: User
  let clinic: Clinic

  group.each.setup(async () => {
    admin = await createUser({ isSuperAdmin: true })
    clinic = await createClinic({ plan: 'pro', ring: 'stable' })
    return () => removeClinic(clinic)
  })

  const base = () => `/console/clinics/${clinic.id}`
  const read = (client: ApiClient, url: string) => client.get(url).loginAs(admin).accept('html')
  const put = (client: ApiClient, path: string, fields: Record<string, string>) =>
    client
      .put(`${base()}${path}`)
      .form(fields)
      .loginAs(admin)
      .withCsrfToken()
      .accept('html')
      .redirects(0)
  const now = () => Clinic.findOrFail(clinic.id)
  const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

  test('the plan moves with a reason, as it was shown, and both trails tell it', async ({
    assert,
    client,
  }) => {
    const nurse = await createMember(clinic, 'nurse')
    const preview = await read(client, `${base()}/plan?to=free`)
    preview.assertStatus(200)
    assert.match(preview.text(), /id="turns-off"[\s\S]*Memo board/)
    const fields = { plan: 'free', seen: seenIn(preview.text()), reason: 'Asked on the phone' }
    ;(await put(client, '/plan', fields)).assertStatus(303)
    assert.equal((await now()).plan, 'free')
    ;(await client.get(`/c/${clinic.slug}/memos`).loginAs(nurse)).assertStatus(404)

    const line = (await trailOf(clinic)).find(({ action }) => action === 'clinic.change_plan')
    assert.equal(line?.agent_name, admin.fullName)
    assert.deepInclude(JSON.parse(line?.details ?? '{}'), { reason: 'Asked on the phone' })
    const platform = await db
      .from('platform_audit_events')
      .where({ clinic_id: clinic.id, action: 'clinic.change_plan' })
    assert.deepInclude(JSON.parse(platform[0].details), { before: 'pro', after: 'free' })
  })

  test('the plan does not move blindly, without a reason, or to one that is not there', async ({
    assert,
    client,
  }) => {
    const blind = await put(client, '/plan', { plan: 'free', reason: 'Asked on the phone' })
    blind.assertStatus(409)
    blind.assertTextIncludes('Asked on the phone')
    const silent = await put(client, '/plan', { plan: 'free', reason: ' ' })
    silent.assertStatus(422)
    assert.match(silent.text(), /name="reason"[^>]*aria-invalid="true"/)
    ;(await put(client, '/plan', { plan: 'pro', reason: 'None at all' })).assertStatus(404)
    ;(await read(client, `${base()}/plan?to=nothing`)).assertStatus(404)
    assert.equal((await now()).plan, 'pro')
  })

  test('the ring moves with a reason, and both trails tell it', async ({ assert, client }) => {
    ;(await put(client, '/ring', { ring: 'canary', reason: 'They volunteered' })).assertStatus(303)
    assert.equal((await now()).ring, 'canary')
    const line = (await trailOf(clinic)).find(({ action }) => action === 'clinic.change_ring')
    const details = { before: 'stable', after: 'canary', reason: 'They volunteered' }
    assert.deepEqual(JSON.parse(line?.details ?? '{}'), details)
    const page = await read(client, base())
    page.assertTextIncludes('They volunteered')
    page.assertTextIncludes('Canary')
  })

  test('a ring that does not exist, or no reason, opens the dialog again', async ({
    assert,
    client,
  }) => {
    for (const fields of [
      { ring: 'outer', reason: 'They volunteered' },
      { ring: 'early', reason: '' },
    ]) {
      const answer = await put(client, '/ring', fields)
      answer.assertStatus(422)
      assert.match(answer.text(), /id="ring"[^>]*data-open/)
    }
    assert.equal((await now()).ring, 'stable')
  })
})
