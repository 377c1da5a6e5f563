import { test } from '@japa/runner'
import { audit } from '@medtrack/sdk'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'

test.group('Home of a clinic', (group) => {
  let clinic: Clinic

  group.each.setup(async () => {
    clinic = await createClinic()
    return () => removeClinic(clinic)
  })

  test('greets by name and shows what modules put there', async ({ assert, client }) => {
    const nurse = await createMember(clinic, 'nurse')
    const html = (await client.get(`/c/${clinic.slug}`).loginAs(nurse)).text()
    assert.match(html, /(Hello|Good (morning|afternoon|evening)), /)
    assert.include(html, 'Recent patients')
    assert.notInclude(html, 'Set up your clinic')
    assert.notInclude(html, 'Acts recorded today')
  })

  test('ticks the steps of the setup by what is really there', async ({ assert, client }) => {
    const owner = await createMember(clinic, 'owner')
    const steps = async () => {
      const html = (await client.get(`/c/${clinic.slug}`).loginAs(owner)).text()
      return {
        isShown: html.includes('Set up your clinic'),
        done: /(\d) of \d done/.exec(html)?.[1],
      }
    }
    assert.deepEqual(await steps(), { isShown: true, done: '0' })
    await createMember(clinic, 'nurse')
    assert.deepEqual(await steps(), { isShown: true, done: '1' })
    const entity = { type: 'Clinic', id: clinic.id }
    await enterClinic(clinic, PLATFORM, () => audit({ action: 'clinic.update', type: 'U', entity }))
    assert.deepEqual(await steps(), { isShown: true, done: '2' })
  })

  test('is not there for a super admin who is no member', async ({ client }) => {
    const admin = await createUser({ isSuperAdmin: true })
    const response = await client.get(`/c/${clinic.slug}`).loginAs(admin)
    response.assertStatus(404)
  })
})
