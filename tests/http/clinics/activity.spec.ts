import { test } from '@japa/runner'
import Clinic from '#tenancy/clinic'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'
import { until } from '#tests/http/releases/until'

test("a member's page is the clinic's last activity, and the console shows it", async ({
  cleanup,
  client,
}) => {
  const clinic = await createClinic({ name: 'Lively Clinic' })
  cleanup(() => removeClinic(clinic))
  const nurse = await createMember(clinic, 'nurse')
  const admin = await createUser({ isSuperAdmin: true })
  const noted = async () => (await Clinic.findOrFail(clinic.id)).lastActiveAt !== null
  await client.get(`/c/${clinic.slug}`).loginAs(nurse)
  await until('the activity is noted', noted)
  const page = await client.get(`/console/clinics/${clinic.id}`).loginAs(admin).accept('html')
  page.assertTextIncludes('Last activity')
})
