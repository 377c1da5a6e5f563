import { test } from '@japa/runner'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { barriers } from '../pages.js'
import { beginVisit, comeIn, openWard, savedItself } from '../visits/ward.js'

test.group('Searching records in the browser', (group) => {
  group.tap((one) => one.timeout(180_000))

  test('words lead to the note, and a diagnosis to the chart', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'doctor')
    const visit = await beginVisit(page, chart)
    await page.getByLabel('Plan').fill('Ibuprofen, then physiotherapy.')
    await page.getByLabel('Diagnosis 1', { exact: true }).fill('Low back pain')
    await savedItself(page)
    await page.goto(`${chart}/history`)
    assert.deepEqual(await barriers(page), [], 'one record, before')
    await page.getByLabel('Words in notes').fill('physiotherapy')
    await page.keyboard.press('Enter')
    await page.getByText('Ibuprofen, then physiotherapy.').waitFor()
    assert.deepEqual(await barriers(page), [], 'one record')
    await page.getByRole('link', { name: 'No reason noted' }).click()
    await page.waitForURL(visit)
    await page.goto(`/c/${clinic.slug}/patients`)
    await page.getByRole('link', { name: 'Search records' }).click()
    assert.deepEqual(await barriers(page), [], 'all records, before')
    await page.getByLabel('Diagnosis').fill('back pain')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Hopper, Grace' }).waitFor()
    assert.deepEqual(await barriers(page), [], 'all records')
    assert.equal(await page.getByRole('link', { name: 'Export as spreadsheet' }).count(), 0)
  })
})
