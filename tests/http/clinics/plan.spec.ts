import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { transaction, useLimit } from '@medtrack/sdk'
import Plan from '#entitlements/plan'
import { runJob } from '#gateway/job_runner'
import type User from '#identity/user'
import { NotNowError } from '#queue/queue'
import Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'
import Memo from '#tests/fixtures/modules/memos-1.1.0/models/memo'
import { trailOf } from '#tests/http/clinics/trail_of'

test.group('The plan of a clinic', (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic({ plan: 'pro' })
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  const path = () => `/c/${clinic.slug}/settings/plan`
  const read = (client: ApiClient, url: string) => client.get(url).loginAs(owner).accept('html')
  const move = (client: ApiClient, fields: Record<string, string>) =>
    client.put(path()).form(fields).loginAs(owner).withCsrfToken().accept('html').redirects(0)
  const planNow = async () => (await Clinic.findOrFail(clinic.id)).plan
  const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

  test('leaves out the jobs of what it does not include, and works them when it does', async ({
    assert,
  }) => {
    const memo = await enterClinic(clinic, PLATFORM, () => Memo.create({ text: 'Stamp me' }))
    const job = { name: 'memos.stamp', clinicId: clinic.id, recordId: memo.id }
    const stamps = () =>
      enterClinic(clinic, PLATFORM, async () => (await Memo.findOrFail(memo.id)).stamps)
    const put = async (plan: string) => {
      await Clinic.query().where('id', clinic.id).update({ plan })
      directory.forget(clinic.id)
    }
    await put('free')
    await assert.rejects(() => runJob(job), NotNowError)
    assert.equal(await stamps(), 0)
    await put('pro')
    await runJob(job)
    assert.equal(await stamps(), 1)
  })

  test('goes down only as it was shown, and back up at once', async ({ assert, client }) => {
    ;(await read(client, `/c/${clinic.slug}/memos`)).assertStatus(200)
    const blind = await move(client, { plan: 'free' })
    blind.assertStatus(409)
    assert.equal(await planNow(), 'pro')

    const preview = await read(client, `${path()}?to=free`)
    preview.assertStatus(200)
    assert.match(preview.text(), /id="turns-off"[\s\S]*Memo board/)
    const seen = seenIn(preview.text())
    ;(await move(client, { plan: 'free', seen })).assertStatus(303)
    assert.equal(await planNow(), 'free')

    const off = await read(client, `/c/${clinic.slug}/memos`)
    off.assertStatus(404)
    off.assertTextIncludes('does not include it')
    off.assertTextIncludes(path())
    const cards = await read(client, `/c/${clinic.slug}/settings/modules`)
    cards.assertTextIncludes('Upgrade to Pro')
    assert.notInclude((await read(client, `/c/${clinic.slug}`)).text(), `/c/${clinic.slug}/memos`)

    ;(await move(client, { plan: 'pro' })).assertStatus(303)
    ;(await read(client, `/c/${clinic.slug}/memos`)).assertStatus(200)
    const lines = (await trailOf(clinic)).filter(({ action }) => action === 'clinic.change_plan')
    assert.lengthOf(lines, 2)
    const platform = await db
      .from('platform_audit_events')
      .where({ clinic_id: clinic.id, action: 'clinic.change_plan' })
    assert.lengthOf(platform, 2)
    assert.deepInclude(JSON.parse(platform[0].details), { before: 'pro', after: 'free' })
  })

  test('is not changed when something else would happen by now', async ({ assert, client }) => {
    const seen = seenIn((await read(client, `${path()}?to=free`)).text())
    await createMember(clinic, 'doctor')
    const late = await move(client, { plan: 'free', seen })
    late.assertStatus(409)
    late.assertTextIncludes('Something changed meanwhile')
    assert.equal(await planNow(), 'pro')
  })

  test('says how many are over what it allows, and refuses only new ones', async ({
    assert,
    client,
  }) => {
    await createMember(clinic, 'doctor')
    const second = await createMember(clinic, 'doctor')
    const preview = await read(client, `${path()}?to=free`)
    preview.assertTextIncludes('1 more than the plan allows')
    ;(await move(client, { plan: 'free', seen: seenIn(preview.text()) })).assertStatus(303)
    const home = await client.get(`/c/${clinic.slug}`).loginAs(second).accept('html')
    home.assertStatus(200)
    const invited = await client
      .post(`/c/${clinic.slug}/members/invitations`)
      .form({ email: 'third@doctors.example', role: 'doctor' })
      .loginAs(owner)
      .withCsrfToken()
      .accept('html')
    invited.assertStatus(403)
    invited.assertTextIncludes('third@doctors.example')
    invited.assertTextIncludes('allows 1 doctor')
    const taken = enterClinic(clinic, PLATFORM, () => transaction(() => useLimit('patients')))
    await assert.doesNotReject(() => taken)
  })

  test('can be one that is on offer and nothing else', async ({ client }) => {
    const hidden = { isPublic: false, modules: ['*'], features: ['*'], limits: {} }
    const words = { name: 'Hidden', summary: null, currency: 'USD', interval: 'month' } as const
    const key = `hidden-${Date.now()}`
    const plan = await Plan.create({ key, price: 0, version: 1, ...words, ...hidden })
    for (const wrong of [key, 'nonsense', 'pro', '']) {
      ;(await move(client, { plan: wrong })).assertStatus(404)
    }
    await plan.delete()
  })

  test('is the owner’s to change', async ({ client }) => {
    const nurse = await createMember(clinic, 'nurse')
    const page = await client.get(path()).loginAs(nurse).accept('html')
    page.assertStatus(403)
  })
})
