import { test } from '@japa/runner'
import type { BrowserContext } from 'playwright'
import { signIn } from '../../../../../tests/browser/sign_in.js'
import { createClinic, createMember } from '../../../../../tests/factories/clinics.js'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { insideClinic } from '../../../../../tests/factories/inside_clinic.js'
import { restrict } from '../../../access/restricting.js'
import Patient from '../../../models/patient.js'
import { emptyDraft } from '../../../people/draft.js'
import { barriers } from '../pages.js'

const GRACE = { ...emptyDraft(), given: 'Grace', family: 'Hopper' }

test.group('Restricted charts in the browser', (group) => {
  let clinic: Awaited<ReturnType<typeof createClinic>>
  let people: Record<'owner' | 'doctor' | 'nurse', Awaited<ReturnType<typeof createMember>>>
  let patient: Patient

  group.each.setup(async () => {
    clinic = await createClinic()
    const member = (role: 'owner' | 'doctor' | 'nurse') => createMember(clinic, role)
    people = {
      owner: await member('owner'),
      doctor: await member('doctor'),
      nurse: await member('nurse'),
    }
    patient = await insideClinic(clinic, () => Patient.register(GRACE))
    return () => removeClinic(clinic)
  })

  const chart = () => `/c/${clinic.slug}/patients/${patient.id}`

  async function signedIn(context: BrowserContext, role: keyof typeof people) {
    const page = await context.newPage()
    await signIn(page, people[role].email)
    return page
  }

  function keepTo(role: keyof typeof people) {
    return insideClinic(clinic, () => restrict(patient, 'Works here', [people[role].id]))
  }

  test('an owner restricts a chart and lifts it again, by keyboard', async ({
    assert,
    browserContext,
  }) => {
    const page = await signedIn(browserContext, 'owner')
    await page.goto(`${chart()}/restriction`)
    assert.deepEqual(await barriers(page), [])
    await page.getByLabel('Reason').fill('Works at this clinic')
    await page.getByLabel(people.doctor.fullName).press('Space')
    await page.getByRole('button', { name: 'Restrict' }).press('Enter')
    await page.getByText('Restricted to a team').waitFor()
    assert.isTrue(await page.getByLabel(people.doctor.fullName).isChecked())
    assert.isFalse(await page.getByLabel(people.nurse.fullName).isChecked())
    assert.deepEqual(await barriers(page), [])
    await page.getByLabel('Why it is lifted').fill('Left the clinic')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Restrict this chart' }).waitFor()
  })

  test('a nurse breaks the glass without JavaScript, sees how long it lasts, and closes it', async ({
    assert,
    browser,
    cleanup,
  }) => {
    await keepTo('doctor')
    const baseURL = process.env.APP_URL
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
    cleanup(() => context.close())
    const page = await signedIn(context, 'nurse')
    await page.goto(chart())
    await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
    assert.deepEqual(await page.getByText('No allergies on record').count(), 0)
    await page.getByLabel('Life or health is in danger now').check()
    await page.getByLabel('What happened').fill('Fainted in the corridor')
    await page.getByRole('button', { name: 'Open the chart' }).click()
    await page.getByText('You opened this restricted chart in an emergency').waitFor()
    await page.getByRole('button', { name: 'Close it now' }).click()
    await page.goto(chart())
    await page.getByRole('heading', { name: 'Open it in an emergency' }).waitFor()
  })

  test('pages of an emergency keep nobody out', async ({ assert, browserContext }) => {
    await keepTo('doctor')
    const page = await signedIn(browserContext, 'nurse')
    await page.goto(chart())
    assert.deepEqual(await barriers(page), [])
    await page.getByLabel('Another reason').check()
    await page.getByLabel('What happened').fill('Fainted in the corridor')
    await page.getByRole('button', { name: 'Open the chart' }).press('Enter')
    await page.getByText('You opened this restricted chart in an emergency').waitFor()
    assert.deepEqual(await barriers(page), [])
    assert.notInclude(await page.title(), 'Hopper')
  })

  test('an owner reviews an emergency, and sees who opened the chart', async ({
    assert,
    browserContext,
    browser,
    cleanup,
  }) => {
    await keepTo('doctor')
    const nursing = await browser.newContext({ baseURL: process.env.APP_URL })
    cleanup(() => nursing.close())
    const nurse = await signedIn(nursing, 'nurse')
    await nurse.goto(chart())
    await nurse.getByLabel('Another reason').check()
    await nurse.getByLabel('What happened').fill('Fainted in the corridor')
    await nurse.getByRole('button', { name: 'Open the chart' }).click()
    await nurse.getByText('You opened this restricted chart in an emergency').waitFor()

    const page = await signedIn(browserContext, 'owner')
    await page.goto(`/c/${clinic.slug}/patients/emergencies`)
    assert.deepEqual(await barriers(page), [])
    await page.getByLabel('Your verdict').selectOption('right')
    await page.getByRole('button', { name: 'Save verdict' }).press('Enter')
    await page.getByText('Reviewed by').waitFor()
    await page.goto(`${chart()}/access`)
    await page.getByText('Emergency: Another reason: Fainted in the corridor').waitFor()
    assert.deepEqual(await barriers(page), [])
  })
})
