import { test } from '@japa/runner'
import type { BrowserContext, Page } from 'playwright'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { signIn } from '../../../../../tests/browser/sign_in.js'
import { ApiClient } from '@japa/api-client'
import { FrontDesk } from '../../front_desk.js'

test.group('Booking in the browser', (group) => {
  group.tap((one) => one.timeout(180_000))
  let desk: FrontDesk
  let doctorName: string

  group.each.setup(async () => {
    desk = await FrontDesk.open(new ApiClient(process.env.APP_URL))
    doctorName = (await desk.doctor()).fullName
    await desk.type({ name: 'Consultation' })
    return () => desk.close()
  })

  async function comeIn(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    await signIn(page, (await desk.member('receptionist')).email)
    return page
  }

  async function fillTime(page: Page, time: string) {
    await page.getByLabel('Doctor').selectOption({ label: doctorName })
    await page.getByLabel(/^Date/).fill('2027-03-02')
    await page.getByLabel(/^Time/).fill(time)
  }

  test('a patient is found while typing, booked, moved and moved back; nobody is kept out', async ({
    assert,
    browserContext,
  }) => {
    await desk.patient('Ana', 'Santos')
    const page = await comeIn(browserContext)
    await page.goto(`${desk.base}/new`)
    await page.getByLabel('Find the patient').pressSequentially('santo')
    await page.getByLabel('Santos, Ana').check()
    await fillTime(page, '10:00')
    await page.getByLabel('Note').fill('Brings the referral.')
    const barriers = await barriersOf(page, 'appointments-new')
    await page.getByRole('button', { name: 'Book', exact: true }).click()
    await page.getByText('What happens next').waitFor()
    barriers.push(...(await barriersOf(page, 'appointments-show')))
    await page.getByRole('link', { name: 'Move' }).click()
    await page.getByLabel(/^Time/).fill('11:15')
    barriers.push(...(await barriersOf(page, 'appointments-move')))
    await page.getByRole('button', { name: 'Move here' }).click()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Moved back.').waitFor()
    const [row] = await desk.rows('appointments')
    assert.equal(row.starts_at, '2027-03-02 15:00:00')
    await page.getByRole('link', { name: 'Cancel it' }).click()
    await page.waitForURL(/cancellation/)
    barriers.push(...(await barriersOf(page, 'appointments-cancel')))
    assert.deepEqual(barriers, [])
    assert.notInclude(await page.title(), 'Santos')
  })

  test('a taken time keeps what was typed and offers others, without JavaScript', async ({
    assert,
    browser,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: process.env.APP_URL,
    })
    const page = await comeIn(context)
    for (const family of ['Diaz', 'Ebro']) {
      await page.goto(`${desk.base}/new`)
      await page.getByLabel('First name').fill('Bea')
      await page.getByLabel('Last name').fill(family)
      await fillTime(page, '10:00')
      await page.getByRole('button', { name: 'Book', exact: true }).click()
    }
    const alert = page.getByRole('alert').filter({ hasText: 'This time is taken' })
    await alert.waitFor()
    assert.equal(await page.getByLabel('Last name').inputValue(), 'Ebro')
    await alert.getByRole('button').first().click()
    await page.getByText('What happens next').waitFor()
    await page.getByRole('button', { name: 'Arrived' }).click()
    await page.getByRole('button', { name: 'Not arrived after all' }).waitFor()
    assert.equal(await desk.count('appointments'), 2)
    assert.equal(await desk.count('appointments', { status: 'arrived' }), 1)
    await context.close()
  })

  test('the page of a taken time keeps nobody out, and works by keyboard', async ({
    assert,
    browserContext,
  }) => {
    const page = await comeIn(browserContext)
    for (const family of ['Diaz', 'Ebro']) {
      await page.goto(`${desk.base}/new`)
      await page.getByLabel('First name').fill('Bea')
      await page.getByLabel('Last name').fill(family)
      await fillTime(page, '10:00')
      await page.getByLabel(/^Time/).press('Enter')
      await page.waitForLoadState()
    }
    const alert = page.getByRole('alert').filter({ hasText: 'This time is taken' })
    await alert.waitFor()
    assert.deepEqual(await barriersOf(page, 'appointments-taken'), [])
    await alert.getByRole('button').first().focus()
    await page.keyboard.press('Enter')
    await page.getByText('What happens next').waitFor()
    assert.equal(await desk.count('appointments'), 2)
  })
})
