import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import type { Role } from '@medtrack/sdk'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { createMember, removeClinic } from '#tests/factories/clinics'
import { createClinicOn } from '#tests/http/releases/clinics_on'

test.group("The address of another module's page", (group) => {
  let clinic: Clinic

  group.each.setup(async () => {
    clinic = await createClinicOn('1.1.0')
    return () => removeClinic(clinic)
  })

  /** What memos' page says of itself, by the ids in it. */
  async function read(client: ApiClient, role: Role) {
    const user = await createMember(clinic, role)
    const page = await client.get(`/c/${clinic.slug}/memos/about`).loginAs(user).accept('html')
    page.assertStatus(200)
    const found = page.text().matchAll(/<p id="(\w+)">(.*?)<\/p>/g)
    return Object.fromEntries([...found].map(([, id, text]) => [id, text]))
  }

  test('is given as far as the member may open it', async ({ assert, client }) => {
    const base = `/c/${clinic.slug}/patients/some-id`
    const doctor = await read(client, 'doctor')
    assert.equal(doctor.chart, `${base}?tab=first`)
    assert.equal(doctor.visits, `${base}/visits`)
    assert.equal(doctor.nowhere, 'none')
    const receptionist = await read(client, 'receptionist')
    assert.equal(receptionist.chart, `${base}?tab=first`)
    assert.equal(receptionist.visits, 'none')
  })

  test('is none while that module is off', async ({ assert, client }) => {
    await ledger.keep(clinic.id, 'patients', false)
    const { chart, visits } = await read(client, 'doctor')
    assert.deepEqual([chart, visits], ['none', 'none'])
  })

  test('stands with each report that a module offers', async ({ assert, client }) => {
    const { reports } = await read(client, 'doctor')
    assert.equal(reports, `Memos of release 1.1.0 at /c/${clinic.slug}/memos/about`)
    assert.equal((await read(client, 'nurse')).reports, '')
  })
})
