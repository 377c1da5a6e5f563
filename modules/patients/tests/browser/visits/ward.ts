import type { Browser, BrowserContext, Page } from 'playwright'
import type { Role } from '@medtrack/sdk'
import { createClinic, createMember, PASSWORD } from '../../../../../tests/factories/clinics.js'
import { insideClinic } from '../../../../../tests/factories/inside_clinic.js'
import Patient from '../../../models/patient.js'
import { emptyDraft } from '../../../people/draft.js'

type Clinic = Awaited<ReturnType<typeof createClinic>>

/** A clinic with one patient; its people come in as they are needed. */
export async function openWard() {
  const clinic = await createClinic({ country: 'DE', dateOrder: 'dmy' })
  const patient = await insideClinic(clinic, () =>
    Patient.register({ ...emptyDraft(), given: 'Grace', family: 'Hopper', birthDate: '1976-12-09' })
  )
  return { clinic, patientId: patient.id, chart: `/c/${clinic.slug}/patients/${patient.id}` }
}

/** Somebody of the clinic, signed in. */
export async function comeIn(context: BrowserContext, clinic: Clinic, role: Role): Promise<Page> {
  const member = await createMember(clinic, role)
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.fill('[name=email]', member.email)
  await page.fill('[name=password]', PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return page
}

/** A browser of their own, for somebody else. */
export function anotherBrowser(browser: Browser, options: { javaScriptEnabled?: boolean } = {}) {
  return browser.newContext({ baseURL: process.env.APP_URL, ...options })
}

/** Begins a draft and waits until it can be written on. */
export async function beginVisit(page: Page, chart: string) {
  await page.goto(`${chart}/visits`)
  await page.getByRole('button', { name: 'New visit' }).click()
  await page.getByLabel('Subjective').waitFor()
  return page.url()
}

export function savedItself(page: Page) {
  return page.locator('[data-autosave-state]', { hasText: /^Saved at/ }).waitFor()
}
