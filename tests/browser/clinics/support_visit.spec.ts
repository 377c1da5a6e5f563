import { test } from '@japa/runner'
import { barriersOf } from '#tests/browser/axe'
import { signIn } from '#tests/browser/sign_in'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'

test('a support visit begins in the console, says so on every page, and ends', async ({
  assert,
  cleanup,
  visit,
}) => {
  const clinic = await createClinic({ name: 'Harbor Health' })
  cleanup(() => removeClinic(clinic))
  await createMember(clinic, 'owner')
  const admin = await createUser({ isSuperAdmin: true })
  const page = await visit('/sign-in')
  await signIn(page, admin.email)
  await page.goto(`/console/clinics/${clinic.id}`)
  await page.getByText('Open as support', { exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('The import of Monday stopped halfway')
  await dialog.getByLabel('30 minutes').check()
  const problems = await barriersOf(page, 'console-visit-dialog')
  await dialog.getByRole('button', { name: 'Begin the visit' }).click()
  await page.waitForURL(`**/c/${clinic.slug}`)
  await page.getByText('you can read and change nothing').waitFor()
  for (const [path, name] of [
    ['', 'visit-home'],
    ['/settings/support', 'visit-support'],
  ]) {
    await page.goto(`/c/${clinic.slug}${path}`)
    problems.push(...(await barriersOf(page, name)))
  }
  assert.deepEqual(problems, [])
  await page.goto(`/console/clinics/${clinic.id}`)
  await barriersOf(page, 'console-visit-under-way')
  await page.goto(`/c/${clinic.slug}`)
  await page.getByText('End the visit', { exact: true }).click()
  await page.getByText('Your visit to Harbor Health is over.').waitFor()
  const response = await page.goto(`/c/${clinic.slug}`)
  assert.equal(response?.status(), 404)
})
