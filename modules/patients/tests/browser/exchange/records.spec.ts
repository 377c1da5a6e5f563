import { readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { recordText, somebody } from '../../fhir_bundle.js'
import { barriers, openClinic } from '../pages.js'

const KNOWN = {
  given: 'Mireille',
  family: 'Dubois',
  birthDate: '1985-11-30',
}

async function register(page: Page, base: string, fields: Record<string, string>) {
  await page.goto(`${base}/new`)
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value)
  await page.getByRole('button', { name: 'Create patient' }).click()
  await page.getByRole('heading', { name: `${fields.given} ${fields.family}` }).waitFor()
}

/** One who looks like a patient of the clinic, and one whom nobody knows. */
async function upload(page: Page, base: string) {
  const people = [
    somebody(),
    somebody({ given: 'Otto', family: 'Klein', birthDate: '1950-01-02', ssn: '1' }),
  ]
  await page.goto(`${base}/record-imports/new`)
  await page.setInputFiles(
    '[name=files]',
    people.map((one, index) => ({
      name: `record-${index}.json`,
      mimeType: 'application/json',
      buffer: Buffer.from(recordText(one)),
    }))
  )
  await page.getByRole('button', { name: 'Upload and look at it' }).click()
  await page.getByRole('heading', { name: 'Who is in these files?' }).waitFor()
}

test.group('Records in the browser', () => {
  test('upload, decide, read the report, see what was kept, undo', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await register(page, base, KNOWN)
    await page.goto(`${base}/record-imports/new`)
    assert.deepEqual(await barriers(page), [], 'upload')
    await upload(page, base)
    await page.getByText('1 person is undecided and stays out').waitFor()
    assert.deepEqual(await barriers(page), [], 'people')
    await page.getByRole('button', { name: /^Add to this chart/ }).click()
    await page.getByText('Is added to this chart').waitFor()
    await page.getByRole('button', { name: 'Import 2 people' }).click()
    await page.getByRole('heading', { name: 'Import finished' }).waitFor()
    assert.equal(await page.locator('#count-created').innerText().then(lastLine), '1')
    assert.equal(await page.locator('#count-added').innerText().then(lastLine), '1')
    assert.deepEqual(await barriers(page), [], 'report')

    await page.getByRole('link', { name: 'Dubois, Mireille' }).click()
    await page.getByRole('link', { name: /^From other systems/ }).click()
    await page.getByRole('link', { name: 'Spirometry' }).waitFor()
    assert.deepEqual(await barriers(page), [], 'kept')
    await page.getByRole('link', { name: 'Spirometry' }).click()
    await page.getByRole('heading', { name: 'As it came' }).waitFor()
    assert.deepEqual(await barriers(page), [], 'one kept')

    await page.goto(`${base}/record-imports`)
    assert.deepEqual(await barriers(page), [], 'imports')
    await page.getByRole('link', { name: /record-0\.json/ }).click()
    await page.locator('[data-open-dialog=undo-import]').click()
    await page.getByRole('button', { name: 'Take it out again' }).click()
    await page.getByRole('heading', { name: 'Import undone' }).waitFor()
    assert.equal(await page.locator('#count-undone').innerText().then(lastLine), '2')
  }).timeout(60_000)

  test('a file of one record is made, waited for and downloaded', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await register(page, base, KNOWN)
    await page.getByRole('link', { name: 'Export', exact: true }).click()
    await page.getByLabel('Summary (PDF)').waitFor()
    assert.deepEqual(await barriers(page), [], 'form')
    await page.getByRole('button', { name: 'Make the file' }).click()
    const link = page.getByRole('link', { name: 'Download' })
    await link.waitFor()
    assert.deepEqual(await barriers(page), [], 'ready')
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    const bundle = JSON.parse(await readFile(await download.path(), 'utf8'))
    assert.equal(bundle.entry[0].resource.name[0].family, 'Dubois')
    assert.notMatch(download.suggestedFilename(), /dubois/i)
    await page.goto(`${base}/exports`)
    assert.deepEqual(await barriers(page), [], 'exports')
  }).timeout(60_000)

  test('goes by keyboard, and without JavaScript', async ({ assert, browser, cleanup }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: process.env.APP_URL,
    })
    const { clinic, page, base } = await openClinic(context)
    cleanup(async () => {
      await context.close()
      await removeClinic(clinic)
    })
    await register(page, base, KNOWN)
    await upload(page, base)
    const add = page.getByRole('button', { name: /^Add to this chart/ })
    await add.focus()
    await page.keyboard.press('Enter')
    await page.getByText('Is added to this chart').waitFor()
    await page.getByRole('button', { name: 'Import 2 people' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Import finished' }).waitFor()
    await page.goto(`${base}/exports`)
    await page.getByLabel('FHIR R4').focus()
    await page.keyboard.press('ArrowDown')
    assert.isTrue(await page.getByLabel('Spreadsheets (CSV)').isChecked())
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Download' }).waitFor()
  }).timeout(60_000)
})

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
