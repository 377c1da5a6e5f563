import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { barriers, openClinic } from '../pages.js'

const PHONE = { width: 390, height: 844 }

async function create(page: Page, base: string, fields: Record<string, string>) {
  await page.goto(`${base}/new`)
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value)
  await page.locator('main form button[type=submit]').first().click()
  const anyway = page.getByRole('button', { name: 'Create anyway' })
  await page.getByText('Patient created').or(anyway).first().waitFor()
  if (await anyway.isVisible()) await anyway.click()
  await page.getByText('Patient created').waitFor()
  return page.url()
}

async function two(page: Page, base: string) {
  const grace = { given: 'Catherine', family: 'Hopper', birthDate: '1976-12-09' }
  const chart = await create(page, base, { ...grace, city: 'Lowell' })
  const again = { ...grace, given: 'Kathryn', email: 'kathryn@people.example' }
  return [chart, await create(page, base, again)]
}

test.group('Merging in the browser', (group) => {
  group.tap((one) => one.timeout(180_000))

  test('on a phone: found, compared, merged, and taken back', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.setViewportSize(PHONE)
    const [chart, other] = await two(page, base)
    await page.goto(base)
    await page.locator('main summary').click()
    await page.getByRole('link', { name: 'Duplicates' }).click()
    await page.getByText('1 pair looks alike').waitFor()
    assert.deepEqual(await barriers(page), [], 'review list')
    await page.getByRole('link', { name: /^Compare Hopper/ }).click()
    await page.getByRole('heading', { name: 'Compare two records' }).waitFor()
    assert.deepEqual(await barriers(page), [], 'comparison')
    const given = page.getByRole('group', { name: 'First name' })
    await given.getByText('Kathryn').click()
    await page.getByRole('button', { name: 'Merge the records' }).click()
    await page.getByRole('heading', { name: 'Kathryn Hopper' }).waitFor()
    assert.equal(page.url(), chart)
    await page.getByText('kathryn@people.example').waitFor()
    assert.deepEqual(await barriers(page), [], 'chart')

    await page.goto(other)
    await page.getByText('That record was merged into this one.').waitFor()
    assert.equal(page.url(), chart)
    await page.getByRole('link', { name: 'Hopper, Kathryn' }).click()
    await page.getByRole('heading', { name: 'Undo this merge' }).waitFor()
    assert.deepEqual(await barriers(page), [], 'merge')
    await page.getByRole('button', { name: 'Undo the merge' }).click()
    await page.getByText('Both records are there again.').waitFor()
    assert.equal(page.url(), other)
    for (const list of ['/duplicates/decisions', '/merges']) {
      await page.goto(base + list)
      assert.deepEqual(await barriers(page), [], list)
    }
  })

  test('by the keyboard alone', async ({ assert, browserContext, cleanup }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    const [chart] = await two(page, base)
    await page.goto(`${base}/duplicates`)
    await page.getByRole('link', { name: /^Compare Hopper/ }).focus()
    await page.keyboard.press('Enter')
    const given = page.getByRole('group', { name: 'First name' })
    await given.getByRole('radio').first().focus()
    await page.keyboard.press('ArrowDown')
    assert.isTrue(await given.getByRole('radio').nth(1).isChecked())
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Kathryn Hopper' }).waitFor()
    assert.equal(page.url(), chart)
  })

  test('without JavaScript', async ({ assert, browser, browserContext, cleanup }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    const [chart] = await two(page, base)
    const storageState = await browserContext.storageState()
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      storageState,
      baseURL: new URL(page.url()).origin,
    })
    cleanup(async () => {
      await plain.close()
      await removeClinic(clinic)
    })
    const quiet = await plain.newPage()
    await quiet.goto(`${base}/duplicates`)
    await quiet.getByRole('button', { name: /are not the same person/ }).click()
    await quiet.getByText('Nobody to review').waitFor()
    await quiet.goto(`${base}/duplicates/decisions`)
    await quiet.getByRole('button', { name: /^Review/ }).click()
    await quiet.goto(`${base}/duplicates`)
    await quiet.getByRole('link', { name: /^Compare Hopper/ }).click()
    await quiet.getByRole('button', { name: 'Merge the records' }).click()
    await quiet.getByRole('heading', { name: 'Catherine Hopper' }).waitFor()
    assert.equal(quiet.url(), chart)
  })
})
