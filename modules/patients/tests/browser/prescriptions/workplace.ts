import type { Role } from '@medtrack/sdk'
import type { BrowserContext, Page } from 'playwright'
import { createClinic, createMember, PASSWORD } from '../../../../../tests/factories/clinics.js'

export interface Workplace {
  clinic: Awaited<ReturnType<typeof createClinic>>
  member: Awaited<ReturnType<typeof createMember>>
  page: Page
  base: string
}

/** Somebody of that role, signed in at a clinic of their own. */
export async function atWork(context: BrowserContext, role: Role): Promise<Workplace> {
  const clinic = await createClinic()
  const member = await createMember(clinic, role)
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.fill('[name=email]', member.email)
  await page.fill('[name=password]', PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return { clinic, member, page, base: `/c/${clinic.slug}/patients` }
}

/** Registers a patient as a person would; answers the address of the chart. */
export async function registered({ page, base }: Workplace, fields: Record<string, string>) {
  await page.goto(`${base}/new`)
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value)
  await page.getByRole('button', { name: 'Create patient' }).click()
  await page.getByRole('heading', { name: `${fields.given} ${fields.family}` }).waitFor()
  return page.url()
}
