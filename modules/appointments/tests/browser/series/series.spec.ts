import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { PASSWORD } from '../../../../../tests/factories/clinics.js'
import { book } from '../../../booking/book.js'
import { FrontDesk } from '../../front_desk.js'

test.group('Series in the browser', () => {
  const signIn = async (page: Page, email: string) => {
    await page.goto('/sign-in')
    await page.fill('[name=email]', email)
    await page.fill('[name=password]', PASSWORD)
    await page.locator('form:has([name=password]) button[type=submit]').click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  }

  test('reception books ten weeks, moves the one that clashes, and cancels from one on', async ({
    assert,
    browserContext,
    client,
    cleanup,
  }) => {
    const desk = await FrontDesk.open(client)
    cleanup(() => desk.close())
    const doctor = await desk.doctor()
    const [patient, other] = [
      await desk.patient('Ana', 'Santos'),
      await desk.patient('Bea', 'Diaz'),
    ]
    const startsAt = desk.at('2027-03-15T10:00')
    await desk.inside(() => book({ patientId: other, doctorId: doctor.id, startsAt, minutes: 30 }))

    const page = await browserContext.newPage()
    await signIn(page, (await desk.member('receptionist')).email)
    await page.goto(`${desk.base}/series`)
    assert.deepEqual(await barriersOf(page, 'series-none'), [])
    await page.getByRole('link', { name: 'New series' }).first().click()
    await page.getByLabel('Find a patient').fill('santos')
    await page.keyboard.press('Enter')
    const found = page.getByRole('link', { name: 'Santos, Ana' })
    await found.waitFor()
    assert.deepEqual(await barriersOf(page, 'series-patient'), [])
    await found.click()
    await page.waitForURL(new RegExp(patient))
    await page.getByLabel('Length').fill('30')
    await page.locator('[name=day]').fill('2027-03-01')
    await page.locator('[name=time]').fill('10:00')
    await page.getByLabel('Number of appointments').fill('6')
    assert.deepEqual(await barriersOf(page, 'series-form'), [])
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Show the dates' }).click()
    await page.getByText('1 date is not free.').waitFor()
    assert.deepEqual(await barriersOf(page, 'series-dates'), [])
    const instead = page.getByLabel(/Instead of/)
    await instead.selectOption({ label: 'Mon, Mar 15, 2027, 10:30 AM' })
    await page.getByRole('button', { name: 'Book these dates' }).click()
    await page.getByText('6 appointments booked.').waitFor()
    await page.getByText('moved from Mon, Mar 15, 2027, 10:00 AM').waitFor()
    assert.deepEqual(await barriersOf(page, 'series-booked'), [])

    await page.locator('summary[aria-label*="Mar 29"]').click()
    await page.locator('a[href*="/cancellation?from"]:visible').click()
    await page.getByRole('heading', { name: 'Cancel appointments of a series' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'series-cancel'), [])
    await page.getByLabel('This one and the following: 2 appointments').check()
    await page.getByRole('button', { name: 'Cancel appointments' }).click()
    await page.getByText('2 appointments cancelled.').waitFor()
    await page.goto(`${desk.base}/series`)
    assert.deepEqual(await barriersOf(page, 'series-list'), [])
  })
})
