import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { DateTime } from 'luxon'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { insideClinic } from '../../../../../tests/factories/inside_clinic.js'
import Patient from '../../../models/patient.js'
import Visit from '../../../models/visit.js'
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
    await insideClinic(clinic, visitsSince)
    await followTimeline(page, assert)
    await followCurves(page, assert)
  }).timeout(90_000)
})

/** Whoever has come for years goes on coming: none of the real histories fills two pages. */
async function visitsSince() {
  const { id: patientId } = await Patient.firstOrFail()
  for (let month = 1; month <= 8; month++) {
    await Visit.create({
      patientId,
      status: 'finished',
      encounterClass: 'AMB',
      startedAt: DateTime.utc().minus({ months: month }),
      authorName: 'Dr. Ode',
      reason: 'Blood pressure check',
    })
  }
}

/** From the newest visits to the earlier ones and back, none of them twice. */
async function followTimeline(page: Page, assert: Assert) {
  await page.locator('.tab-link[href$="/visits"]').click()
  await page.getByRole('link', { name: 'Earlier visits' }).waitFor()
  const newest = await shownVisits(page)
  await page.getByRole('link', { name: 'Earlier visits' }).click()
  await page.getByRole('link', { name: 'Latest' }).waitFor()
  const earlier = await shownVisits(page)
  assert.isNotEmpty(earlier)
  assert.isEmpty(earlier.filter((href) => newest.includes(href)))
  assert.deepEqual(await barriers(page), [])
  await page.locator(`a[href="${earlier[0]}"]`).click()
  await page.waitForURL(`**${earlier[0]}`)
  await page.goBack()
  await page.getByRole('link', { name: 'Latest' }).click()
  await page.waitForURL(/\/visits$/)
  assert.deepEqual(await shownVisits(page), newest)
}

function shownVisits(page: Page) {
  return page
    .locator('.trail .text-link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
}

/** Every vital sign that has values is drawn, with as many points as its table has rows. */
async function followCurves(page: Page, assert: Assert) {
  await page.locator('.tab-link[href$="/health"]').click()
  await page.getByRole('link', { name: 'Trends' }).click()
  for (const name of ['Blood pressure', 'Weight', 'Body mass index']) {
    await page.getByRole('img', { name }).waitFor()
  }
  const places = await page.locator('[data-trend]').count()
  assert.equal(await page.locator('[data-trend] canvas').count(), places)
  const isDrawn = await page.evaluate(`[...document.querySelectorAll('[data-trend] canvas')].map(
    (curve) => curve.getContext('2d').getImageData(0, 0, curve.width, curve.height).data.some(Boolean)
  )`)
  assert.deepEqual(
    isDrawn,
    Array.from({ length: places }, () => true)
  )
  assert.deepEqual(await barriers(page), [])
}
