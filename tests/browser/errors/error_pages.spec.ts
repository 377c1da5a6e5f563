import { test } from '@japa/runner'
import type { BrowserContext } from 'playwright'
import { createClinic, createMember, PASSWORD, removeClinic } from '#tests/factories/clinics'
import type Clinic from '#tenancy/clinic'
import { barriersOf } from '../axe.js'

async function openAs(context: BrowserContext, email: string) {
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  return page
}

test.group('Error pages in the browser', (group) => {
  let clinic: Clinic

  group.each.setup(async () => {
    clinic = await createClinic()
    return () => removeClinic(clinic)
  })

  test('can be read by everybody: not found, not allowed, closed', async ({
    assert,
    browserContext,
  }) => {
    const nurse = await createMember(clinic, 'nurse')
    const page = await openAs(browserContext, nurse.email)
    const base = `/c/${clinic.slug}`
    for (const [path, status] of [
      ['/c/nobody-has-this', 404],
      [`${base}/nowhere`, 404],
      [`${base}/members`, 403],
    ] as const) {
      const response = await page.goto(path)
      assert.equal(response?.status(), status, path)
      assert.deepEqual(await barriersOf(page, `error${path.replaceAll('/', '-')}`), [])
    }
    await clinic.merge({ status: 'suspended', statusReason: 'Closed for the summer' }).save()
    await page.goto(base)
    await page.getByText('Closed for the summer').waitFor()
    assert.deepEqual(await barriersOf(page, 'error-suspended'), [])
  }).timeout(120_000)
})
