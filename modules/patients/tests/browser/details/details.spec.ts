import { test } from '@japa/runner'
import type { BrowserContext, Page } from 'playwright'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import {
  createClinic,
  createMember,
  PASSWORD,
  removeClinic,
} from '../../../../../tests/factories/clinics.js'
import { insideClinic } from '../../../../../tests/factories/inside_clinic.js'
import { emptyDraft } from '../../../people/draft.js'
import Patient from '../../../models/patient.js'
import { barriers } from '../pages.js'

const NOTED = 'Penicillin: rash; Latex'

/** A doctor at a patient's chart in a clinic of their own. */
async function openChart(context: BrowserContext) {
  const clinic = await createClinic()
  const doctor = await createMember(clinic, 'doctor')
  const draft = { ...emptyDraft(), given: 'Ana', family: 'Santos', birthDate: '1970-05-02' }
  const { id } = await insideClinic(clinic, () => Patient.register({ ...draft, allergies: NOTED }))
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.fill('[name=email]', doctor.email)
  await page.fill('[name=password]', PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  return { clinic, page, chart: `/c/${clinic.slug}/patients/${id}` }
}

async function takeVitals(page: Page, chart: string, fields: Record<string, string>) {
  await page.goto(`${chart}/health/vitals/new`)
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name=${name}]`, value)
  await page.getByRole('button', { name: 'Save' }).click()
}

test.group('Details in the browser', () => {
  test('a problem is found while typing and chosen by keyboard alone', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, chart } = await openChart(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.goto(`${chart}/health/problems/new`)
    await page.getByLabel('Problem').focus()
    await page.keyboard.type('diab type 2')
    await page.getByRole('button', { name: 'E11.9 ' }).waitFor()
    assert.include(await page.locator('#condition-results').innerText(), 'CMS ICD-10-CM')
    assert.deepEqual(await barriersOf(page, 'problem'), [])
    await page.getByLabel('ICD-10 code').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.inputValue('[name=code]'), 'E11.9')
    assert.isTrue(await page.getByLabel('Problem').evaluate((field) => field.matches(':focus')))
    await page.keyboard.press('Enter')
    await page.getByText('Type 2 diabetes mellitus without complications').waitFor()
    assert.notInclude(page.url(), 'diab')
  })

  test('measurements are asked about when unusual, and become curves above their tables', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, chart } = await openChart(browserContext)
    cleanup(() => removeClinic(clinic))
    const first = { takenAt: '2024-03-04T09:30', systolic: '128', diastolic: '82', weight: '176' }
    await takeVitals(page, chart, first)
    await page.getByText('128/82').waitFor()
    const second = { takenAt: '2025-03-04T09:30', systolic: '131', diastolic: '84', weight: '19' }
    await takeVitals(page, chart, second)
    await page.getByText('19 lb is unusual').first().waitFor()
    assert.deepEqual(await barriersOf(page, 'unusual'), [])
    assert.equal(await page.inputValue('[name=systolic]'), '131')
    await page.fill('[name=weight]', '190')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('131/84').waitFor()
    await page.getByRole('link', { name: 'Trends' }).click()
    await page.getByRole('img', { name: 'Blood pressure' }).waitFor()
    assert.equal(await page.locator('[data-trend] canvas').count(), 2)
    assert.deepEqual(await barriersOf(page, 'trends'), [])
    await page.getByText('2 values').first().click()
    await page.getByRole('cell', { name: '128/82 mmHg' }).waitFor()
  })

  test('noted allergies are reviewed, and a mistake is undone from where it was made', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, chart } = await openChart(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.goto(`${chart}/health`)
    assert.deepEqual(await barriersOf(page, 'noted'), [])
    await page.getByRole('link', { name: 'Review' }).first().click()
    assert.equal(await page.getByLabel('Substance').first().inputValue(), 'Penicillin')
    assert.deepEqual(await barriersOf(page, 'review'), [])
    await page.getByRole('button', { name: 'Keep these entries' }).click()
    await page.getByText('2 entries kept').waitFor()
    await page.getByRole('link', { name: 'Edit Latex' }).click()
    await page.getByRole('button', { name: 'Mark as entered in error' }).click()
    await page.getByText('Entered in error (1)').waitFor()
    assert.deepEqual(await barriersOf(page, 'mistake'), [])
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('link', { name: 'Edit Latex' }).waitFor()
  })

  test('no page of the {part} part is hard to use')
    .with([
      { part: 'health', addresses: ['', '/vitals', '/vitals/new', '/allergies/new'] },
      { part: 'health', addresses: ['/medicines/new', '/immunizations/new', '/family/new'] },
      { part: 'health', addresses: ['/social/new', '/social/new?topic=alcohol', '/alerts/new'] },
      { part: 'administration', addresses: ['', '/contacts/new', '/insurance/new'] },
      { part: 'administration', addresses: ['/identifiers/new', '/consents/new'] },
    ])
    .run(async ({ assert, browserContext, cleanup }, { part, addresses }) => {
      const { clinic, page, chart } = await openChart(browserContext)
      cleanup(() => removeClinic(clinic))
      for (const address of addresses) {
        await page.goto(`${chart}/${part}${address}`)
        assert.deepEqual(await barriers(page), [], address)
      }
    })

  test('everything needed is there without scripts', async ({ assert, browser, cleanup }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: process.env.APP_URL,
    })
    cleanup(() => context.close())
    const { clinic, page, chart } = await openChart(context)
    cleanup(() => removeClinic(clinic))
    await page.goto(`${chart}/health/problems/new`)
    await page.fill('[name=display]', 'migr')
    await page.fill('[name=onset]', '1984')
    await page.getByRole('button', { name: 'Find an ICD-10 code' }).click()
    await page.getByRole('button', { name: 'G43.909 ' }).click()
    assert.equal(await page.inputValue('[name=code]'), 'G43.909')
    assert.equal(await page.inputValue('[name=onset]'), '1984')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('G43.909 · since 1984').waitFor()
    await takeVitals(page, chart, { takenAt: '2024-03-04T09:30', heartRate: '71' })
    await page.goto(`${chart}/health/vitals`)
    assert.isTrue(await page.getByRole('cell', { name: '71 /min' }).isVisible())
  })
})
