import { test } from '@japa/runner'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { insideClinic } from '../../../../../tests/factories/inside_clinic.js'
import Patient from '../../../models/patient.js'
import { emptyDraft } from '../../../people/draft.js'
import { barriers, openClinic } from '../pages.js'

const GRACE = { ...emptyDraft(), given: 'Grace', family: 'Hopper', recordNumber: 'H-1' }

test.group('Erasing in the browser', () => {
  test('a legal hold is placed and lifted by keyboard, and stands in the way meanwhile', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    const { id } = await insideClinic(clinic, () => Patient.register(GRACE))
    await page.goto(`${base}/${id}`)
    await page.getByRole('link', { name: 'Legal hold' }).press('Enter')
    await page.getByLabel('Reason').fill('Lawsuit of May')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'A hold stands' }).waitFor()
    assert.deepEqual(await barriers(page), [])
    await page.goto(`${base}/${id}/erasure`)
    await page.getByText('A legal hold stands on this patient.').waitFor()
    assert.deepEqual(await barriers(page), [])
    await page.goto(`${base}/${id}/holds`)
    await page.getByLabel('Why it is lifted').fill('Settled')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Lifted hold' }).waitFor()
  })

  test('an owner erases an archived patient by keyboard', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    const { id } = await archived(clinic)
    await page.goto(`${base}/${id}`)
    await page.getByRole('link', { name: 'Erase' }).press('Enter')
    await page.getByLabel('The patient asked for it').press('Space')
    await page.getByLabel('Type the record number H-1').fill('H-1')
    assert.deepEqual(await barriers(page), [])
    await page.keyboard.press('Enter')
    await page.getByText('This cannot be undone by anybody').waitFor()
    assert.deepEqual(await barriers(page), [])
    await page.getByLabel('I have understood').press('Space')
    await page.getByRole('button', { name: 'Erase for good' }).press('Enter')
    await page.getByRole('link', { name: 'Download as PDF' }).waitFor()
    assert.deepEqual(await barriers(page), [])
    assert.notInclude(await page.content(), 'Hopper')
  })

  test('works without JavaScript, until the certificate is there', async ({ browser, cleanup }) => {
    const baseURL = process.env.APP_URL
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL })
    cleanup(() => context.close())
    const { clinic, page, base } = await openClinic(context)
    cleanup(() => removeClinic(clinic))
    const { id } = await archived(clinic)
    await page.goto(`${base}/${id}/erasure`)
    await page.getByLabel('Entered by mistake').check()
    await page.getByLabel('Type the record number H-1').fill('H-1')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('I have understood').check()
    await page.getByRole('button', { name: 'Erase for good' }).click()
    await page.getByRole('link', { name: 'Download as PDF' }).waitFor()
  })

  test('the lists and the rule keep nobody out', async ({ assert, browserContext, cleanup }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.goto(`${base}/erasures`)
    assert.deepEqual(await barriers(page), [])
    await page.getByRole('link', { name: 'How long records are kept' }).press('Enter')
    await page.getByLabel('Years after the last visit').fill('15')
    assert.deepEqual(await barriers(page), [])
    await page.keyboard.press('Enter')
    await page.getByText('The rule is saved.').waitFor()
  })
})

function archived(clinic: Parameters<typeof insideClinic>[0]) {
  return insideClinic(clinic, async () => {
    const patient = await Patient.register(GRACE)
    await patient.archive()
    return patient
  })
}
