import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { runJob } from '#gateway/job_runner'
import type User from '#identity/user'
import { NotNowError } from '#queue/queue'
import Clinic from '#tenancy/clinic'
import { directory } from '#tenancy/clinic_directory'
import { createClinic, createMember, removeClinic } from '#tests/factories/clinics'

test.group('A clinic that is read-only', (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic({ plan: 'pro' })
    owner = await createMember(clinic, 'owner')
    // As another process would: nobody tells this one. It must see it for the very next request.
    await Clinic.query().where('id', clinic.id).update({ readOnlyReason: 'past-due' })
    return () => removeClinic(clinic)
  })

  const base = () => `/c/${clinic.slug}`
  const read = (client: ApiClient, path: string) =>
    client
      .get(base() + path)
      .loginAs(owner)
      .accept('html')
  const send = (client: ApiClient, method: 'post' | 'put', path: string, fields: object) =>
    client[method](base() + path)
      .form(fields)
      .loginAs(owner)
      .withCsrfToken()
      .accept('html')
      .redirects(0)

  test('is read, searched and exported, and says so on every page', async ({ client }) => {
    for (const path of ['', '/patients', '/search?q=ana', '/settings/plan', '/audit/export']) {
      ;(await read(client, path)).assertStatus(200)
    }
    ;(await read(client, '/patients')).assertTextIncludes('an invoice is overdue')
  })

  test('takes no new patient, and shows the form again with what was typed', async ({
    assert,
    client,
  }) => {
    const response = await send(client, 'post', '/patients', { given: 'Zenobia' })
    response.assertStatus(403)
    response.assertTextIncludes('Zenobia')
    response.assertTextIncludes('Nothing was saved')
    assert.include(response.text(), `${base()}/settings/plan`)
  })

  test('keeps the typing of the core’s own forms as well', async ({ client }) => {
    const settings = await send(client, 'put', '/settings', { name: 'Zenobia Clinic' })
    settings.assertStatus(403)
    settings.assertTextIncludes('Zenobia Clinic')
    const invitation = await send(client, 'post', '/members/invitations', { email: 'z@y.example' })
    invitation.assertStatus(403)
    invitation.assertTextIncludes('z@y.example')
  })

  test('answers JSON with a code', async ({ client }) => {
    const response = await client
      .put(`${base()}/settings`)
      .json({ name: 'Other' })
      .loginAs(owner)
      .withCsrfToken()
      .accept('json')
    response.assertStatus(403)
    response.assertBodyContains({ error: { code: 'E_READ_ONLY' } })
  })

  test('lets its owner choose another plan', async ({ assert, client }) => {
    const response = await send(client, 'put', '/settings/plan', { plan: 'free' })
    assert.equal(response.status(), 409, 'asks for the preview, as ever')
  })

  test('lets module jobs wait', async ({ assert }) => {
    directory.forget(clinic.id)
    const job = { name: 'patients.import', clinicId: clinic.id, recordId: 'none' }
    await assert.rejects(() => runJob(job as never), NotNowError)
  })

  test('is as ever for the very next request once it is paid', async ({ client }) => {
    await Clinic.query().where('id', clinic.id).update({ readOnlyReason: null })
    const response = await send(client, 'post', '/patients', { given: 'Zenobia' })
    response.assertStatus(422)
  })
})
