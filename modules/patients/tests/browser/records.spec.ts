import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { removeClinic } from '../../../../tests/factories/clinics.js'
import { barriers, openClinic } from './pages.js'

async function type(page: Page, fields: Record<string, string>) {
  for (const [name, value] of Object.entries(fields)) await page.fill(`[name="${name}"]`, value)
}

async function create(page: Page, base: string, fields: Record<string, string>) {
  await page.goto(`${base}/new`)
  await type(page, fields)
  await page.getByRole('button', { name: 'Create patient' }).click()
  await page.getByRole('heading', { name: `${fields.given} ${fields.family}` }).waitFor()
  return page.url()
}

const GRACE = {
  given: 'Grace',
  family: 'Hopper',
  birthDate: '1976-12-09',
  allergies: 'Penicillin: rash',
}

test.group('Records in the browser', () => {
  test('a look-alike is announced while typing, and asked about on saving', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await create(page, base, GRACE)
    await page.goto(`${base}/new`)
    await type(page, { given: 'Grace', family: 'Hoppre', birthDate: '1976-12-09', city: 'Lowell' })
    await page.getByText('This looks like a patient you have already').waitFor()
    await page.getByRole('button', { name: 'Create patient' }).click()
    await page.getByRole('button', { name: 'Create anyway' }).waitFor()
    assert.equal(await page.inputValue('[name=city]'), 'Lowell')
    assert.deepEqual(await barriers(page), [])
    await page.getByRole('button', { name: 'Create anyway' }).click()
    await page.getByRole('heading', { name: 'Grace Hoppre' }).waitFor()
  })

  test('the list follows the typing, and no name reaches the title', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    const chart = await create(page, base, GRACE)
    assert.notInclude(await page.title(), 'Hopper')
    assert.notInclude(chart.toLowerCase(), 'hopper')
    await create(page, base, { given: 'Alan', family: 'Turing' })
    await page.goto(base)
    await page.getByLabel('Find a patient').pressSequentially('hoper')
    await page.getByText('1 patient found').waitFor()
    assert.deepEqual(await page.locator('.row-link').allInnerTexts(), ['Hopper, Grace'])
  })

  test('two people edit at once: both versions are shown and nothing is lost', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    const chart = await create(page, base, GRACE)
    const second = await browserContext.newPage()
    await page.goto(`${chart}/edit`)
    await second.goto(`${chart}/edit`)
    await page.fill('[name=city]', 'Lowell')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await page.waitForURL(chart)
    await second.fill('[name=city]', 'Boston')
    await second.getByRole('button', { name: 'Save changes' }).click()
    await second.getByRole('row', { name: 'City Lowell Boston' }).waitFor()
    assert.equal(await second.inputValue('[name=city]'), 'Boston')
    assert.deepEqual(await barriers(second), [])
    await second.getByRole('button', { name: 'Save my version' }).click()
    await second.waitForURL(chart)
    await second.getByText('Boston').waitFor()
  })

  test('no page of it is hard to use', async ({ assert, browserContext, cleanup }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.goto(base)
    assert.deepEqual(await barriers(page), [], 'empty list')
    const chart = await create(page, base, GRACE)
    for (const address of [
      base,
      `${base}?q=hopper`,
      `${base}?q=nobody`,
      `${base}?archived=1`,
      `${base}/new`,
      chart,
      `${chart}/edit`,
    ]) {
      await page.goto(address)
      assert.deepEqual(await barriers(page), [], address)
    }
  })
})
