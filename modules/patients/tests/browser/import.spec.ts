import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { removeClinic } from '../../../../tests/factories/clinics.js'
import {
  SHARED_COUNTS,
  sharedSpreadsheet,
  TROUBLED_COUNTS,
  troubledSpreadsheet,
} from '../spreadsheets.js'
import { barriers, openClinic } from './pages.js'

type Counts = typeof TROUBLED_COUNTS
type Upload = string | { name: string; mimeType: string; buffer: Buffer }

const TROUBLED = {
  name: 'export.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(troubledSpreadsheet()),
}

async function upload(page: Page, base: string, file: Upload) {
  await page.goto(`${base}/imports/new`)
  await page.setInputFiles('input[type=file]', file)
  await page.getByRole('button', { name: 'Upload and look at it' }).click()
  await page.getByRole('heading', { name: 'Do the columns fit?' }).waitFor()
}

async function check(page: Page) {
  await page.getByRole('button', { name: 'Check all rows' }).click()
  await page.getByRole('heading', { name: 'This is what will happen' }).waitFor()
}

async function tabCounts(page: Page): Promise<number[]> {
  const counts = await page.locator('.tab-link .count').allInnerTexts()
  return counts.map(Number)
}

async function importThrough(page: Page, base: string, file: Upload) {
  await upload(page, base, file)
  await check(page)
  const counts = await tabCounts(page)
  await page.getByRole('button', { name: /^Import \d+ patients$/ }).click()
  await page.getByRole('heading', { name: 'Import finished' }).waitFor()
  const imported = Number(await page.locator('#count-imported .figure-value').innerText())
  const report = page.url()
  await page.goto(base)
  const listed = await page.locator('#patients [role=status]').innerText()
  await page.goto(report)
  await page.locator('[data-open-dialog=undo-import]').click()
  await page.getByRole('button', { name: /^Remove \d+ patients$/ }).click()
  await page.getByRole('heading', { name: 'Import undone' }).waitFor()
  const removed = Number(await page.locator('#count-removed .figure-value').innerText())
  await page.goto(base)
  const isEmptyAgain = await page.getByRole('heading', { name: 'No patients yet' }).isVisible()
  return { counts, imported, listed, removed, isEmptyAgain }
}

function expected(counts: Counts) {
  return {
    counts: [counts.new, counts.repeat, counts['look-alike'], counts.unusable],
    imported: counts.new,
    listed: `${counts.new} patients found`,
    removed: counts.new,
    isEmptyAgain: true,
  }
}

test.group('Importing a spreadsheet', () => {
  test('upload, columns, dry run, import, report, undo', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    assert.deepEqual(await importThrough(page, base, TROUBLED), expected(TROUBLED_COUNTS))
  })

  test('the real spreadsheet, with exactly its counts', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    const outcome = await importThrough(page, base, sharedSpreadsheet as string)
    assert.deepEqual(outcome, expected(SHARED_COUNTS))
  }).skip(sharedSpreadsheet === null, 'it does not lie beside the repository')

  test('a corrected column stays corrected, and a look-alike comes in when chosen', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await upload(page, base, TROUBLED)
    const phone = page.getByLabel('What column “Phone #” fills')
    assert.equal(await phone.inputValue(), 'phoneMobile')
    await phone.selectOption('phoneHome')
    await page.getByRole('button', { name: 'Read the file again' }).click()
    await page.waitForLoadState()
    assert.equal(await phone.inputValue(), 'phoneHome')
    await check(page)
    await page.locator('.tab-link', { hasText: 'Look-alikes' }).click()
    await page
      .getByRole('button', { name: /^Import anyway/ })
      .first()
      .click()
    await page.getByRole('button', { name: /^Leave out/ }).waitFor()
    assert.isTrue(
      await page
        .getByRole('button', { name: `Import ${TROUBLED_COUNTS.new + 1} patients` })
        .isVisible()
    )
  })

  test('works without JavaScript', async ({ assert, browser, cleanup }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: process.env.APP_URL,
    })
    const { clinic, page, base } = await openClinic(context)
    cleanup(async () => {
      await context.close()
      await removeClinic(clinic)
    })
    await upload(page, base, TROUBLED)
    await check(page)
    assert.deepEqual(await tabCounts(page), expected(TROUBLED_COUNTS).counts)
    await page.getByRole('button', { name: /^Import \d+ patients$/ }).click()
    await page.getByRole('heading', { name: 'Import finished' }).waitFor()
  })

  test('no page of it is hard to use', async ({ assert, browserContext, cleanup }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.goto(`${base}/imports/new`)
    assert.deepEqual(await barriers(page), [], 'upload')
    await upload(page, base, TROUBLED)
    assert.deepEqual(await barriers(page), [], 'mapping')
    await check(page)
    for (const fate of ['new', 'repeat', 'look-alike', 'unusable']) {
      await page.goto(`${page.url().split('?')[0]}?fate=${fate}`)
      assert.deepEqual(await barriers(page), [], fate)
    }
    await page.getByRole('button', { name: /^Import \d+ patients$/ }).click()
    await page.getByRole('heading', { name: 'Import finished' }).waitFor()
    assert.deepEqual(await barriers(page), [], 'report')
    await page.locator('[data-open-dialog=undo-import]').click()
    assert.deepEqual(await barriers(page), [], 'undo')
    await page.getByRole('button', { name: /^Remove \d+ patients$/ }).click()
    await page.getByRole('heading', { name: 'Import undone' }).waitFor()
    assert.deepEqual(await barriers(page), [], 'undone')
    await page.goto(`${base}/imports`)
    assert.deepEqual(await barriers(page), [], 'imports')
  })
})
