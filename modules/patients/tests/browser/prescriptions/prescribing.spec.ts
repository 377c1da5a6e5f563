import { test } from '@japa/runner'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { barriersOf } from '../../../../../tests/browser/axe.js'
import { atWork, registered, type Workplace } from './workplace.js'

const PENICILLIN = { given: 'Grace', family: 'Hopper', allergies: 'Penicillin: rash' }

test.group('Prescribing in the browser', () => {
  async function write({ page }: Workplace, drug: string) {
    await page.getByLabel('Medicine').fill(drug)
    await page.getByLabel('Dose').fill('500 mg')
    await page.getByLabel('How often').fill('Three times a day')
    await page.getByLabel('Duration').fill('7')
  }

  test('an allergy is told while typing, and nothing is issued without a reason', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const desk = await atWork(browserContext, 'doctor')
    cleanup(() => removeClinic(desk.clinic))
    const { page } = desk
    const chart = await registered(desk, PENICILLIN)
    await page.goto(`${chart}/prescriptions/new`)
    await page.getByLabel('Medicine').pressSequentially('Amoxicillin')
    const panel = page.locator('#checks')
    await panel.getByText('Penicillin: rash: the same group (penicillins).').waitFor()
    await panel.getByText('Failed').waitFor()
    await panel.getByText('No other active medicine is on record.').waitFor()
    assert.deepEqual(await barriersOf(page, 'prescription-form'), [])

    await write(desk, 'Amoxicillin')
    await page.getByRole('button', { name: 'Review' }).click()
    const reason = page.getByLabel('Why you prescribe it all the same')
    await reason.waitFor()
    assert.deepEqual(await barriersOf(page, 'prescription-review'), [])
    await page.getByRole('button', { name: 'Issue prescription' }).click()
    assert.match(page.url(), /\/prescriptions\/review$/)
    await reason.fill('Tolerated it twice since.')
    await page.getByRole('button', { name: 'Issue prescription' }).click()
    await page.getByText('Prescription issued.').waitFor()
    await page.getByText('Tolerated it twice since.').waitFor()
    assert.deepEqual(await barriersOf(page, 'prescription'), [])
    assert.notInclude(await page.title(), 'Hopper')
    assert.notInclude(await page.title(), 'Amoxicillin')
  })

  test('the whole way is gone by keyboard alone', async ({ browserContext, cleanup }) => {
    const desk = await atWork(browserContext, 'doctor')
    cleanup(() => removeClinic(desk.clinic))
    const { page } = desk
    const chart = await registered(desk, { given: 'Alan', family: 'Turing' })
    await page.goto(`${chart}/prescriptions`)
    await page.getByRole('heading', { name: 'Current prescriptions' }).waitFor()
    await page.keyboard.press('n')
    await page.getByLabel('Medicine').focus()
    await page.keyboard.type('Metformin')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.keyboard.type('850 mg')
    await page.getByLabel('How often').focus()
    await page.keyboard.type('Twice a day')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Issue prescription' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Prescription issued.').waitFor()
    await page.getByRole('button', { name: 'Stop' }).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Reason').waitFor()
    await page.keyboard.type('Kidney function')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Kidney function').waitFor()
  })

  test('works without scripts: form, review, back and issue', async ({
    assert,
    browser,
    cleanup,
  }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: process.env.APP_URL,
    })
    const desk = await atWork(context, 'doctor')
    cleanup(async () => {
      await context.close()
      await removeClinic(desk.clinic)
    })
    const { page } = desk
    const chart = await registered(desk, { given: 'Alan', family: 'Turing' })
    await page.goto(`${chart}/prescriptions/new`)
    await write(desk, 'Metformin')
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByText('Nothing is issued yet.').waitFor()
    await page.getByText('Not run').waitFor()
    await page.getByRole('button', { name: 'Change' }).click()
    assert.equal(await page.getByLabel('Dose').inputValue(), '500 mg')
    await page.getByLabel('Dose').fill('850 mg')
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByRole('button', { name: 'Issue prescription' }).click()
    await page.getByRole('heading', { name: 'Metformin' }).waitFor()
    await page.getByText('850 mg').waitFor()
    await page.getByRole('button', { name: 'Stop' }).click()
    await page.getByLabel('Reason').fill('Kidney function')
    await page.locator('#stop').getByRole('button', { name: 'Stop' }).click()
    await page.getByText('Kidney function').waitFor()
  })

  test('the printed code is read by a scanner and leads to the page that confirms it', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const desk = await atWork(browserContext, 'doctor')
    cleanup(() => removeClinic(desk.clinic))
    const { page } = desk
    const chart = await registered(desk, { given: 'Alan', family: 'Turing' })
    await page.goto(`${chart}/prescriptions/new`)
    await write(desk, 'Metformin')
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByRole('button', { name: 'Issue prescription' }).click()
    await page.getByText('Prescription issued.').waitFor()
    await page.getByRole('link', { name: 'Print' }).click()
    await page.getByText('Scan to see whether').waitFor()
    await page.emulateMedia({ colorScheme: 'dark' })
    const image = PNG.sync.read(await page.locator('[data-proof-code] svg').screenshot())
    const address = jsqr.default(new Uint8ClampedArray(image.data), image.width, image.height)?.data
    assert.equal(address, await page.locator('.paper-address').innerText())
    assert.deepEqual(await barriersOf(page, 'prescription-paper'), [])

    const stranger = await browserContext.browser()?.newContext()
    const visitor = await stranger?.newPage()
    await visitor?.goto(String(address))
    await visitor?.getByText('genuine and has not been revoked').waitFor()
    assert.notInclude(await visitor?.content(), 'Metformin')
    assert.deepEqual(visitor && (await barriersOf(visitor, 'prescription-proof')), [])
    await stranger?.close()
  })

  test('the list is read on a phone and in the dark', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const desk = await atWork(browserContext, 'doctor')
    cleanup(() => removeClinic(desk.clinic))
    const { page } = desk
    const chart = await registered(desk, { given: 'Alan', family: 'Turing' })
    await page.goto(`${chart}/prescriptions`)
    assert.deepEqual(await barriersOf(page, 'prescriptions-none'), [])
    for (const drug of ['Metformin', 'Lisinopril']) {
      await page.goto(`${chart}/prescriptions/new`)
      await write(desk, drug)
      await page.getByRole('button', { name: 'Review' }).click()
      await page.getByRole('button', { name: 'Issue prescription' }).click()
      await page.getByText('Prescription issued.').waitFor()
    }
    await page.goto(`${chart}/prescriptions`)
    await page.getByRole('link', { name: 'Lisinopril' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'prescriptions'), [])
    await page.goto(chart)
    assert.deepEqual(await barriersOf(page, 'chart-with-prescriptions'), [])
  })
})
