import { mkdir } from 'node:fs/promises'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { isJudged, repainted, violationsOf } from '#tests/browser/axe'
import { livedIn, type Ids } from '#tests/browser/patients/lived_in'
import { placesOf, type Place } from '#tests/browser/patients/places'
import { signIn } from '#tests/browser/sign_in'
import type { Desk } from '../../../modules/patients/tests/desk.js'

const PHONE = { width: 390, height: 844 }
const DESK = { width: 1280, height: 900 }
const SETTINGS: { colorScheme: 'light' | 'dark'; size: typeof PHONE }[] = [
  { colorScheme: 'light', size: DESK },
  { colorScheme: 'dark', size: PHONE },
]
/** All that depends on theme and size: in the second setting the page itself is the same. */
const OF_SETTINGS = ['color-contrast', 'target-size', 'link-in-text-block']
/** Set to a folder to look at the pages. */
const PICTURES = process.env.PICTURES

test.group('Every page about patients', (group) => {
  group.tap((one) => one.timeout(600_000))
  let desk: Desk
  let ids: Ids

  group.setup(() => async () => desk?.close())

  test('can be used by everybody: light and dark, on a phone and at a desk', async ({
    assert,
    client,
    browserContext,
  }) => {
    ;({ desk, ids } = await livedIn(client))
    const { email } = await desk.member('owner')
    const page = await browserContext.newPage()
    await signIn(page, email)
    const found: string[] = []
    let looked = 0
    for (const place of placesOf(desk.clinic.slug, ids)) {
      if (!(await opens(page, place))) continue
      if (isJudged) found.push(...(await barriers(page, place, looked)))
      looked += 1
    }
    assert.deepEqual(found, [])
    assert.isAbove(looked, 70)
  })
})

/** Not what is a part of a page. */
async function opens(page: Page, { path, name }: Place): Promise<boolean> {
  const status = (await page.goto(path))?.status() ?? 0
  if (status >= 500 || status === 404) throw new Error(`${name} (${path}) answers ${status}`)
  return (await page.locator('main').count()) > 0
}

/**
 * @param at how many pages were before. Each begins in the setting in which the one before ended; what stands around every
 * page is judged with the first ones only.
 */
async function barriers(page: Page, { name }: Place, at: number): Promise<string[]> {
  const found: string[] = []
  const settings = at % 2 === 0 ? SETTINGS : SETTINGS.toReversed()
  const within = at < 2 ? undefined : 'main'
  for (const [index, { colorScheme, size }] of settings.entries()) {
    await look(page, colorScheme, size)
    const rules = index > 0 ? OF_SETTINGS : undefined
    const violations = await violationsOf(page, { rules, within })
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    found.push(...grave.map(({ id, nodes }) => `${name} ${colorScheme} ${id}: ${nodes[0].html}`))
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
    if (width > size.width) found.push(`${name} is ${width} wide on ${size.width}`)
  }
  if (PICTURES) await pictures(page, name)
  return found
}

async function look(page: Page, colorScheme: 'light' | 'dark', size: typeof PHONE) {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.setViewportSize(size)
  await repainted(page)
}

async function pictures(page: Page, name: string) {
  await mkdir(String(PICTURES), { recursive: true })
  const file = name.replaceAll(/[^\w ]+/g, '_').replace(/^_/, '') || 'index'
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [device, size] of Object.entries({ phone: PHONE, desk: DESK })) {
      await look(page, colorScheme, size)
      const path = `${PICTURES}/${file}-${device}-${colorScheme}.png`
      await page.screenshot({ path, fullPage: true })
    }
  }
}
