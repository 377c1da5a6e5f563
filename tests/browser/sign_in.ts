import type { Page } from 'playwright'
import { PASSWORD } from '#tests/factories/clinics'

/** Signs in as a person would, and waits until the next page is there. */
export async function signIn(page: Page, email: string, path = '/sign-in') {
  await page.goto(path)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}
