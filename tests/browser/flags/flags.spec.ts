import { test } from '@japa/runner'
import Flag from '#entitlements/flags/flag'
import { EVERYONE } from '#entitlements/flags/flag_rule'
import { flags } from '#entitlements/flags/platform_flags'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'
import { barriersOf } from '#tests/browser/axe'
import { signIn } from '#tests/browser/sign_in'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'

const agent = { id: '0197a000-0000-7000-8000-000000000001', name: 'Ada Platform' }

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
    await signIn(page, admin.email)
    await page.goto('/console/flags')
    const problems = await barriersOf(page, 'flags')
    await page.goto('/console/flags/module.memos')
    problems.push(...(await barriersOf(page, 'flag')))
    await flags.turn('module.patients', 'off', agent)
    await page.goto('/console/flags/module.patients')
    problems.push(...(await barriersOf(page, 'flag-off')))
    assert.deepEqual(problems, [])
  })

  test('a flag turned off takes the module from an open clinic at its next step, and back', async ({
    assert,
    browser,
    visit,
  }) => {
    const owner = await createMember(clinic, 'owner')
    const page = await visit('/sign-in')
    await signIn(page, owner.email)
    await page.goto(`/c/${clinic.slug}/patients`)
    const menu = page.getByRole('navigation', { name: 'Main menu' }).first()
    await menu.getByText('Patients').waitFor()

    const context = await browser.newContext({ baseURL: process.env.APP_URL })
    const desk = await context.newPage()
    await signIn(desk, admin.email)
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
    await signIn(page, admin.email)
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
