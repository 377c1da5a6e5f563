import { isJudged, repainted, violationsOf } from '../../../../tests/browser/axe.js'
import type { BrowserContext, Page } from 'playwright'
import { createClinic, createMember, PASSWORD } from '../../../../tests/factories/clinics.js'

/** Both schemes and both kinds of screen, without every pair of them. */
const VIEWS = [
  { colorScheme: 'light', width: 1280, height: 900 },
  { colorScheme: 'dark', width: 390, height: 844 },
] as const

/** Somebody signed in at a clinic of their own. */
export async function openClinic(context: BrowserContext) {
  const clinic = await createClinic()
  const member = await createMember(clinic, 'owner')
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.fill('[name=email]', member.email)
  await page.fill('[name=password]', PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return { clinic, page, base: `/c/${clinic.slug}/patients` }
}

/** What keeps people from using the page as it stands: axe's grave findings, and a page too wide. */
export async function barriers(page: Page): Promise<string[]> {
  if (!isJudged) return []
  const found: string[] = []
  const before = page.viewportSize()
  for (const { colorScheme, ...size } of VIEWS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(size)
    await repainted(page)
    const violations = await violationsOf(page)
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    found.push(...grave.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes[0].html}`))
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
    if (width > size.width) {
      found.push(`${colorScheme}: the page is ${width} wide, not ${size.width}`)
    }
  }
  if (before) await page.setViewportSize(before)
  return found
}
