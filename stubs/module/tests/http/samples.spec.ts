import { test } from '@japa/runner'
import { createClinic, createMember, removeClinic } from '../../../../tests/factories/clinics.js'

type Clinic = Awaited<ReturnType<typeof createClinic>>

test.group('Samples', (group) => {
  let clinic: Clinic
  const home = () => `/c/${clinic.slug}/samples`

  group.each.setup(async () => {
    clinic = await createClinic()
    return () => removeClinic(clinic)
  })

  test('one is added, corrected, and seen by everyone', async ({ client }) => {
    const doctor = await createMember(clinic, 'doctor')
    const form = { name: 'Blue' }
    const added = await client.post(home()).form(form).loginAs(doctor).withCsrfToken()
    added.assertTextIncludes('Blue')
    const [, id] = /samples\/([0-9a-f-]{36})/.exec(added.text()) ?? []
    const path = `${home()}/${id}`
    await client.put(path).form({ name: 'Green' }).loginAs(doctor).withCsrfToken()
    const reception = await createMember(clinic, 'receptionist')
    const seen = await client.get(home()).loginAs(reception)
    seen.assertTextIncludes('Green')
  })

  test('what is wrong is said at its field, and nothing typed is lost', async ({ client }) => {
    const owner = await createMember(clinic, 'owner')
    const long = 'x'.repeat(201)
    const refused = await client.post(home()).form({ name: long }).loginAs(owner).withCsrfToken()
    refused.assertStatus(422)
    refused.assertTextIncludes('Use 200 characters at most.')
    refused.assertTextIncludes(long)
  })

  test('who may not add is refused', async ({ client }) => {
    const nurse = await createMember(clinic, 'nurse')
    const refused = await client.post(home()).form({ name: 'x' }).loginAs(nurse).withCsrfToken()
    refused.assertStatus(403)
  })
})
