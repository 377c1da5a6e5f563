import { mkdir } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright'

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]

/** Set to a folder to look at the pages. */
const PICTURES = process.env.PICTURES

/** All that depends on the theme: in the dark the page itself is the same. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']
/** What a page looks like, and what axe says of it, depends on no database: it is judged while SQLite is at test. */
export const isJudged = process.env.DB_ENGINE !== 'mysql'

/**
 * What is grave about the page, in both themes, on a phone and on a desk.
 *
 * @param name of the page, in what is found and in the names of its pictures
 */
export async function barriersOf(page: Page, name: string): Promise<string[]> {
  if (!isJudged) return []
  const found: string[] = []
  const before = page.viewportSize()
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of SIZES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(size)
      await repainted(page)
      const rules = colorScheme === 'dark' ? OF_COLOURS : undefined
      const violations = await violationsOf(page, { rules })
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      found.push(...grave.map(({ id, nodes }) => `${name} ${colorScheme} ${id}: ${nodes[0].html}`))
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      if (width > size.width) found.push(`${name} is ${width} wide on ${size.width}`)
      if (PICTURES) await picture(page, `${name}-${colorScheme}-${size.width}`)
    }
  }
  if (before) await page.setViewportSize(before)
  return found
}

async function picture(page: Page, name: string) {
  await mkdir(PICTURES as string, { recursive: true })
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true })
}

/** Colours change with a later frame than the command: read at once, they are those of the other theme. */
export async function repainted(page: Page) {
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))'
  )
}

const LOOKS = 5

interface Narrowed {
  rules?: string[]
  /** A selector. */
  within?: string
}

/**
 * What axe finds on the page as it stands. A busy machine may still be painting the other theme, so
 * what was found must be found again on a page painted anew; what is really wrong always is.
 *
 * @param narrowed to some of axe's rules or to a part of the page, where the rest was judged elsewhere
 */
export async function violationsOf(page: Page, { rules, within }: Narrowed = {}) {
  if (!isJudged) return []
  for (let look = 1; ; look++) {
    const axe = await axeFor(page)
    if (rules) axe.withRules(rules)
    if (within) axe.include(within)
    const { violations } = await axe.analyze()
    const isGrave = violations.some(({ impact }) => impact === 'serious' || impact === 'critical')
    if (!isGrave || look === LOOKS) return violations
    await page.screenshot()
    await repainted(page)
  }
}

/**
 * A page without frames is judged where it stands, by the axe that an earlier look brought in. What
 * frames say must be put together in a blank page, whose opening costs more than the look itself;
 * so does telling every element that passed, which nobody asks for.
 */
async function axeFor(page: Page) {
  const isAlone = page.frames().length === 1
  const isThere = isAlone && (await page.evaluate(`'axe' in window`))
  return new AxeBuilder({ page, ...(isThere ? NOTHING_TO_BRING : {}) })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(isAlone)
}

/** A script that does nothing; without any, it brings its own. */
const NOTHING_TO_BRING = { axeSource: ';' }
