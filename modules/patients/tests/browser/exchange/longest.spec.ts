import { test } from '@japa/runner'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { sharedRecords } from '../../records.js'
import { barriers, openClinic } from '../pages.js'

test.group('The longest of ten real histories', () => {
  test('opens, pages and draws its curves', async ({ assert, browserContext, cleanup }) => {
    const [longest] = sharedRecords().toSorted((a, b) => b.bytes.length - a.bytes.length)
    if (!longest) return
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.goto(`${base}/record-imports/new`)
    const { name, bytes: buffer } = longest
    await page.setInputFiles('[name=files]', { name, mimeType: 'application/json', buffer })
    await page.getByRole('button', { name: 'Upload and look at it' }).click()
    await page.getByRole('button', { name: 'Import 1 person' }).click()
    await page.getByRole('heading', { name: 'Import finished' }).waitFor()
    await page.locator('.row-link').first().click()
    await page.waitForLoadState()
    const addresses = await page
      .locator('.tab-link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    assert.isAbove(addresses.length, 4)
    for (const address of addresses) {
      const response = await page.goto(address)
      assert.equal(response?.status(), 200, address)
      assert.deepEqual(await barriers(page), [], address)
    }
  }).timeout(90_000)
})
