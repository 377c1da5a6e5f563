import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import type User from '#identity/user'
import Clinic from '#tenancy/clinic'
import { barriersOf } from '#tests/browser/axe'
import { signIn } from '#tests/browser/sign_in'
import { createClinic, createMember, createUser, removeClinic } from '#tests/factories/clinics'
import { billPeriod, createSubscription } from '#tests/factories/subscriptions'

test.group("A clinic's own pages", (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic({ name: 'Harbor Health' })
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  test('can be used by everybody: axe, light and dark, phone and desk', async ({
    assert,
    visit,
  }) => {
    await createMember(clinic, 'nurse')
    const start = DateTime.utc().startOf('second')
    const invoice = await billPeriod(await createSubscription(clinic, start))
    const page = await visit('/sign-in')
    await signIn(page, owner.email)
    const problems: string[] = []
    for (const path of [
      '',
      '/settings',
      '/settings/modules',
      '/settings/updates',
      '/settings/plan',
      '/settings/plan?to=free',
      `/settings/plan/invoices/${invoice.id}`,
      '/settings/support',
      '/members',
      '/audit',
    ]) {
      await page.goto(`/c/${clinic.slug}${path}`)
      problems.push(
        ...(await barriersOf(page, `clinic${path.replaceAll('/', '-').replace(invoice.id, 'one')}`))
      )
    }
    assert.deepEqual(problems, [])
  }).timeout(180_000)

  test('change a role, remove and invite, and tell it in the trail', async ({ assert, visit }) => {
    const nurse = await createMember(clinic, 'nurse')
    const page = await visit('/sign-in')
    await signIn(page, owner.email)
    await page.goto(`/c/${clinic.slug}/members`)
    await page.getByLabel(`Role of ${nurse.fullName}`, { exact: true }).selectOption('doctor')
    const row = page.getByRole('row').filter({ hasText: nurse.email })
    await row.getByText('Save', { exact: true }).click()
    await page.getByText('has the new role from now on').waitFor()

    await row.getByText('Remove', { exact: true }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: `Remove ${nurse.fullName}` })
      .click()
    await page.getByText('is no longer a member').waitFor()

    await page.getByLabel('E-mail address').fill('new.colleague@people.example')
    await page.getByLabel('Nurse').check()
    await page.getByRole('button', { name: 'Send invitation' }).click()
    await page.getByText('The invitation is on its way').waitFor()

    await page.goto(`/c/${clinic.slug}/audit`)
    await page.getByLabel('Act', { exact: true }).selectOption({ label: 'Removed a member' })
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.waitForURL(/act=member.remove/)
    assert.equal(await page.locator('#trail tbody tr').count(), 1)
  })

  test('switch a module off and on again after asking', async ({ assert, visit }) => {
    const page = await visit('/sign-in')
    await signIn(page, owner.email)
    await page.goto(`/c/${clinic.slug}/settings/modules`)
    const card = page.locator('#module-patients')
    const menu = page.getByRole('navigation', { name: 'Main menu' }).first()
    assert.equal(await menu.getByText('Patients').count(), 1)
    await card.getByText('Switch off', { exact: true }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Switch off' }).click()
    await page.getByText('Patients is off.').waitFor()
    assert.equal(await menu.getByText('Patients').count(), 0)
    await card.getByText('Switch on', { exact: true }).click()
    await page.getByText('Patients is on.').waitFor()
    assert.equal(await menu.getByText('Patients').count(), 1)
  })

  test('work without scripts', async ({ assert, browser }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: process.env.APP_URL,
    })
    const page = await context.newPage()
    await signIn(page, owner.email)
    await page.goto(`/c/${clinic.slug}/settings/modules`)
    await page.locator('#module-patients').getByText('Switch off', { exact: true }).first().click()
    await page.locator('#off-patients').getByRole('button', { name: 'Switch off' }).click()
    await page.getByText('Patients is off.').waitFor()
    await page.goto(`/c/${clinic.slug}/settings`)
    await page.getByLabel('Name of the clinic').fill('Harbor Health East')
    await page.getByRole('button', { name: 'Save details' }).click()
    await page.getByText('The details are saved.').waitFor()
    assert.equal((await Clinic.findOrFail(clinic.id)).name, 'Harbor Health East')
    await context.close()
  })

  test('speak Spanish to those who chose it', async ({ assert, visit }) => {
    await owner.merge({ locale: 'es' }).save()
    const page = await visit('/sign-in')
    await signIn(page, owner.email)
    for (const [path, words] of [
      ['', 'Prepare su clínica'],
      ['/members', 'Invitar a un colega'],
      ['/audit', 'Registro de actividad'],
    ]) {
      await page.goto(`/c/${clinic.slug}${path}`)
      assert.include(await page.locator('main').innerText(), words)
      assert.notInclude(await page.locator('main').innerText(), 'translation missing')
    }
  })
})

test.group('The console', (group) => {
  const made: Clinic[] = []
  let admin: User

  group.each.setup(async () => {
    admin = await createUser({ isSuperAdmin: true })
    return async () => {
      for (const clinic of made.splice(0)) await removeClinic(clinic)
    }
  })

  test('can be used by everybody: axe, light and dark, phone and desk', async ({
    assert,
    visit,
  }) => {
    const clinic = await createClinic()
    made.push(clinic)
    const page = await visit('/sign-in')
    await signIn(page, admin.email)
    const problems: string[] = []
    const start = DateTime.utc().startOf('second')
    const invoice = await billPeriod(await createSubscription(clinic, start))
    const bill = `invoices/${invoice.id}`
    const one = `clinics/${clinic.id}`
    const clinics = ['clinics', 'clinics/new', one, `${one}/plan?to=free`]
    const money = ['invoices', bill, 'subscriptions']
    const others = ['modules', 'plans', 'plans/new', 'team', 'audit']
    for (const path of [...clinics, ...money, ...others]) {
      await page.goto(`/console/${path}`)
      problems.push(
        ...(await barriersOf(
          page,
          `console-${path.replaceAll('/', '-').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'one')}`
        ))
      )
    }
    assert.deepEqual(problems, [])
  }).timeout(180_000)

  test('suggests the address, makes a clinic and closes it with a reason', async ({
    assert,
    visit,
  }) => {
    const name = `Bahía Médica ${Date.now()}`
    const page = await visit('/sign-in')
    await signIn(page, admin.email)
    await page.goto('/console/clinics/new')
    await page.getByLabel('Name of the clinic').fill(name)
    await page.getByLabel('E-mail of the owner').fill(`owner.${Date.now()}@people.example`)
    await page.waitForFunction("document.querySelector('[name=slug]').value !== ''")
    assert.match(await page.getByLabel('Address').inputValue(), /^bahia-medica-\d+$/)
    await page.getByRole('button', { name: 'Make the clinic' }).click()
    await page.getByText('is open. The invitation is on its way').waitFor()
    made.push(await Clinic.findByOrFail('name', name))

    await page.locator('main').getByText('Suspend', { exact: true }).first().click()
    await page.getByRole('dialog').getByLabel('Reason').fill('Closed for the summer')
    await page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click()
    await page.getByText('is suspended.').waitFor()
    await page.getByRole('button', { name: 'Open again' }).click()
    await page.getByText('is open again.').waitFor()
  })
})
