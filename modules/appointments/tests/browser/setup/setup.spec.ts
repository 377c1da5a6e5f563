import { test } from '@japa/runner'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { FrontDesk } from '../../front_desk.js'
import { signedIn } from '../desk_at_work.js'

test.group('Setting up in the browser', () => {
  test('an owner begins with one press, changes a day, and copies it to the others', async ({
    assert,
    client,
    browserContext,
    cleanup,
  }) => {
    const desk = await FrontDesk.open(client)
    cleanup(() => desk.close())
    const doctor = await desk.doctor({ works: false })
    const page = await signedIn(browserContext, (await desk.member('owner')).email)
    await page.goto(`${desk.base}/setup`)
    assert.deepEqual(await barriersOf(page, 'setup-first'), [])
    await page.getByRole('button', { name: 'Set this up' }).click()
    await page.getByText('9:00 AM–1:00 PM').waitFor()
    assert.deepEqual(await barriersOf(page, 'setup'), [])
    await page.getByRole('link', { name: `Change hours of ${doctor.fullName}` }).click()
    await page.getByLabel('Monday, from (1)').waitFor()
    assert.deepEqual(await barriersOf(page, 'setup-week'), [])
    await page.getByLabel('Monday, from (1)').fill('07:30')
    await page.getByLabel('To', { exact: true }).selectOption('all')
    await page.getByRole('button', { name: 'Copy', exact: true }).click()
    await page.waitForFunction(`document.querySelector('[name="d7[0][from]"]')?.value === '07:30'`)
    await page.getByLabel('Sunday, to (1)').fill('07:00')
    await page.getByLabel('Sunday, to (1)').press('Enter')
    await page.getByText('This ends before it begins.').first().waitFor()
    assert.deepEqual(await barriersOf(page, 'setup-week-wrong'), [])
    await page.getByLabel('Sunday, to (1)').fill('12:00')
    await page.getByRole('button', { name: 'Save' }).last().click()
    await page.getByText('7:30 AM–12:00 PM').waitFor()
  })

  test('every other page of setting up can be used by everybody', async ({
    assert,
    client,
    browserContext,
    cleanup,
  }) => {
    const desk = await FrontDesk.open(client)
    cleanup(() => desk.close())
    await desk.doctor()
    await desk.room()
    const page = await signedIn(browserContext, (await desk.member('owner')).email)
    await page.goto(`${desk.base}/setup/types/new`)
    assert.deepEqual(await barriersOf(page, 'setup-type'), [])
    await page.getByLabel('Name').fill('Vaccination')
    await page.getByLabel('Violet').check()
    await page.getByLabel('Price').fill('45')
    await page.keyboard.press('Enter')
    await page.getByText('$45.00').waitFor()
    await page.goto(`${desk.base}/setup/absences/new`)
    assert.deepEqual(await barriersOf(page, 'setup-absence'), [])
    await page.locator('[name=firstDay]').fill('2027-08-02')
    await page.keyboard.press('Enter')
    await page.getByText('Leave entered.').waitFor()
    assert.deepEqual(await barriersOf(page, 'setup-absences'), [])
    await page.goto(`${desk.base}/setup/holidays?year=2027`)
    await page.getByLabel('Date').fill('2027-12-25')
    await page.getByRole('button', { name: 'Add a closed day' }).click()
    await page.getByRole('button', { name: 'Repeat in 2028' }).click()
    await page.getByText('One day was added in 2028.').waitFor()
    assert.deepEqual(await barriersOf(page, 'setup-holidays'), [])
    for (const path of ['rooms', 'rooms/new', 'affected']) {
      await page.goto(`${desk.base}/setup/${path}`)
      assert.deepEqual(await barriersOf(page, `setup-${path.replace('/', '-')}`), [])
    }
  })
})
