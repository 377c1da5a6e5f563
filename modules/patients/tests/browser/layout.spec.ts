import { test } from '@japa/runner'
import type { Page } from 'playwright'
import { removeClinic } from '../../../../tests/factories/clinics.js'
import { openClinic } from './pages.js'

const PHONE = { width: 390, height: 844 }

async function createHopper(page: Page, base: string) {
  await page.goto(`${base}/new`)
  await page.fill('[name=given]', 'Grace')
  await page.fill('[name=family]', 'Hopper')
  await page.fill('[name=allergies]', 'Penicillin: rash')
  await page.getByRole('button', { name: 'Create patient' }).click()
  await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
}

test.group('Patients on a phone', () => {
  test('the button that saves stands above the navigation', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.setViewportSize(PHONE)
    await page.goto(`${base}/new`)
    const button = await page.getByRole('button', { name: 'Create patient' }).boundingBox()
    const dock = await page.locator('.dock-nav').boundingBox()
    assert.isBelow(button!.y + button!.height, dock!.y)
  })

  test('who the chart is about stays in view, said once', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.setViewportSize(PHONE)
    await createHopper(page, base)
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)')
    const bar = await page.locator('.shell-bar').boundingBox()
    const name = await page.getByRole('heading', { name: 'Grace Hopper' }).boundingBox()
    assert.isAtLeast(name!.y, bar!.y + bar!.height)
    assert.isBelow(name!.y, 200)
    assert.isTrue(await page.getByText('Penicillin: rash').isVisible())
    assert.equal(await page.locator('main').getByText('Hopper').count(), 1)
  })

  test('the menu of the list opens inside the screen', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, page, base } = await openClinic(browserContext)
    cleanup(() => removeClinic(clinic))
    await page.setViewportSize(PHONE)
    await page.goto(base)
    await page.locator('main summary').click()
    const panel = await page.locator('main .menu-panel').boundingBox()
    assert.isAtLeast(panel!.x, 0)
    assert.isAtMost(panel!.x + panel!.width, PHONE.width)
  })
})
