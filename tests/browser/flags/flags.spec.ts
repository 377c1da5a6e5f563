import { violationsOf } from '#tests/browser/axe'
import { mkdir } from 'node:fs/promises'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import Flag from '#entitlements/flags/flag'
import { EVERYONE } from '#entitlements/flags/flag_rule'
import { flags } from '#entitlements/flags/platform_flags'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import {
  createClinic,
  createMember,
  createUser,
  PASSWORD,
  removeClinic,
} from '#tests/factories/clinics'

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]

/** Set to a folder to look at the pages. */
const PICTURES = process.env.PICTURES
const agent = { id: '0197a000-0000-7000-8000-000000000001', name: 'Ada Platform' }

/** What is wrong with the page, in both themes, on a phone and on a desk. */
async function judge(page: Page, name: string): Promise<string[]> {
  const problems: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const size of SIZES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(size)
      const violations = await violationsOf(page)
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      problems.push(
        ...grave.map(({ id, nodes }) => `${name} ${colorScheme} ${id}: ${nodes[0].html}`)
      )
      const width = Number(await page.evaluate('document.documentElement.scrollWidth'))
      if (width > size.width) problems.push(`${name} is ${width} wide on ${size.width}`)
      if (PICTURES) {
        await mkdir(PICTURES, { recursive: true })
        const path = `${PICTURES}/${name}-${colorScheme}-${size.width}.png`
        await page.screenshot({ path, fullPage: true })
      }
    }
  }
  return problems
}

async function signIn(page: Page, user: User) {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(user.email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

test.group('Flags in a browser', (group) => {
  let admin: User
  let clinic: Clinic

  group.each.setup(async () => {
    admin = await createUser({ isSuperAdmin: true })
    clinic = await createClinic({ name: 'Harbor Health' })
    return async () => {
      await removeClinic(clinic)
      await Flag.query().delete()
      await flags.refresh()
    }
  })

  test('can be used by everybody: axe, light and dark, phone and desk', async ({
    assert,
    visit,
  }) => {
    const gradual = { ...EVERYONE, percentage: 40, plans: ['pro'], rings: ['canary', 'early'] }
    await flags.change('module.memos', gradual, { note: 'Trial until May' }, agent)
    const page = await visit('/sign-in')
    await signIn(page, admin)
    await page.goto('/console/flags')
    const problems = await judge(page, 'flags')
    await page.goto('/console/flags/module.memos')
    problems.push(...(await judge(page, 'flag')))
    await flags.turn('module.patients', 'off', agent)
    await page.goto('/console/flags/module.patients')
    problems.push(...(await judge(page, 'flag-off')))
    assert.deepEqual(problems, [])
  })

  test('a flag turned off takes the module from an open clinic at its next step, and back', async ({
    assert,
    browser,
    visit,
  }) => {
    const owner = await createMember(clinic, 'owner')
    const page = await visit('/sign-in')
    await signIn(page, owner)
    await page.goto(`/c/${clinic.slug}/patients`)
    const menu = page.getByRole('navigation', { name: 'Main menu' }).first()
    await menu.getByText('Patients').waitFor()

    const context = await browser.newContext({ baseURL: process.env.APP_URL })
    const desk = await context.newPage()
    await signIn(desk, admin)
    await desk.goto('/console/flags')
    await desk.getByRole('link', { name: 'Patients' }).click()
    await desk.getByText('Turn off for everyone', { exact: true }).first().click()
    await desk.getByRole('dialog').getByRole('button', { name: 'Turn off for everyone' }).click()
    await desk.getByText('Patients is off for everyone.').waitFor()

    const step = await page.goto(`/c/${clinic.slug}/patients`)
    assert.equal(step?.status(), 404)
    assert.equal(await menu.getByText('Patients').count(), 0)

    await desk.getByRole('button', { name: 'Turn on again' }).click()
    await desk.getByText('Patients is on again.').waitFor()
    await context.close()
    assert.equal((await page.goto(`/c/${clinic.slug}/patients`))?.status(), 200)
    await menu.getByText('Patients').waitFor()
  })

  test('work without scripts', async ({ assert, browser }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: process.env.APP_URL,
    })
    const page = await context.newPage()
    await signIn(page, admin)
    await page.goto('/console/flags/module.memos')
    await page.getByRole('button', { name: 'Make the flag' }).click()
    await page.getByLabel('Share of clinics').fill('25')
    await page.getByLabel('Canary').check()
    await page.getByLabel('Note').fill('First the canaries')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText(': saved.').waitFor()
    await page.getByText('Turn off for everyone', { exact: true }).first().click()
    await page.locator('#kill').getByRole('button', { name: 'Turn off for everyone' }).click()
    await page.getByText('is off for everyone.').waitFor()
    const { feature, note } = await Flag.findOrFail('module.memos')
    assert.equal(feature.enabled, false)
    assert.equal(feature.strategies?.[0].parameters?.rollout, '25')
    assert.equal(note, 'First the canaries')
    await context.close()
  })
})
