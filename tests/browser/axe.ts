import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]

/** What is grave about the page, in both themes, on a phone and on a desk. */
export async function barriersOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of SIZES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(size)
      await repainted(page)
      const violations = await violationsOf(page)
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      found.push(...grave.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0].html}`))
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      if (width > size.width) found.push(`${width} wide on ${size.width}`)
    }
  }
  return found
}

/** Colours change with a later frame than the command: read at once, they are those of the other theme. */
export async function repainted(page: Page) {
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'
  )
}

const LOOKS = 5

/**
 * What axe finds on the page as it stands. A busy machine may still be painting the other theme, so
 * what was found must be found again on a page painted anew; what is really wrong always is.
 */
export async function violationsOf(page: Page) {
  for (let look = 1; ; look++) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    const isGrave = violations.some(({ impact }) => impact === 'serious' || impact === 'critical')
    if (!isGrave || look === LOOKS) return violations
    await page.screenshot()
    await repainted(page)
  }
}
