import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { suspendClinic } from '#clinics/life'
import { removeClinic } from '#tests/factories/clinics'
import { createClinicOn } from '#tests/http/releases/clinics_on'

test.group("A module's public page", (group) => {
  let clinic: Clinic

  group.each.setup(async () => {
    clinic = await createClinicOn('1.1.0')
    return () => removeClinic(clinic)
  })

  const read = (client: ApiClient, slug = clinic.slug) =>
    client.get(`/p/${slug}/memos/board/hello`).accept('html')

  test('opens for anybody, inside the clinic and with no rights there', async ({
    assert,
    client,
  }) => {
    const response = await read(client)
    response.assertStatus(200)
    const page = response.text()
    assert.include(page, '<p id="word">hello</p>')
    assert.include(page, '<p id="rights">no rights</p>')
    assert.include(page, `/p/${clinic.slug}/memos/board/here</p>`)
  })

  test('takes a form, and shows it again where it is refused', async ({ assert, client }) => {
    const send = (greeting: string) =>
      client
        .post(`/p/${clinic.slug}/memos/board/hello`)
        .withCsrfToken()
        .form({ greeting })
        .accept('html')
    assert.deepEqual((await send('Good day')).body(), { said: 'Good day' })
    const refused = await send(' ')
    refused.assertStatus(422)
    assert.include(refused.text(), '<p id="word">hello</p>')
  })

  test('is not there where the clinic runs an older release, or keeps the module off', async ({
    client,
  }) => {
    await ledger.keep(clinic.id, 'memos', false)
    const off = await read(client)
    off.assertStatus(404)
    const older = await createClinicOn('1.0.0')
    try {
      const unknown = await read(client, older.slug)
      unknown.assertStatus(404)
    } finally {
      await removeClinic(older)
    }
  })

  test('tells a clinic that is closed from none at all to nobody', async ({ assert, client }) => {
    await suspendClinic(clinic, 'Moved away')
    const [closed, unknown] = [await read(client), await read(client, 'no-such-clinic')]
    assert.deepEqual([closed.status(), unknown.status()], [404, 404])
    assert.notInclude(closed.text(), clinic.name)
  })
})
