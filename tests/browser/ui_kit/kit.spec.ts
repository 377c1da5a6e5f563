import { violationsOf } from '#tests/browser/axe'
import { test } from '@japa/runner'
import type { Page } from 'playwright'

const SIZES = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
]

async function seriousProblems(page: Page): Promise<string[]> {
  const violations = await violationsOf(page)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0].html}`)
}

async function openKit(page: Page, path = '/kit') {
  await page.goto(path)
  await page.waitForFunction(`'Alpine' in window`)
}

test.group('UI kit', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`no component is hard to use, ${colorScheme}`, async ({ assert, browserContext }) => {
      const page = await browserContext.newPage()
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const size of SIZES) {
        await page.setViewportSize(size)
        await openKit(page)
        assert.deepEqual(await seriousProblems(page), [])
        assert.isAtMost(Number(await page.evaluate('document.body.scrollWidth')), size.width)
      }
    })
  }

  test('no page breaks its own content security policy', async ({ assert, browserContext }) => {
    const page = await browserContext.newPage()
    const refusals: string[] = []
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refusals.push(message.text())
    })
    await openKit(page)
    await page.keyboard.press('Control+k')
    await page.locator('#palette .palette-option').first().waitFor()
    assert.deepEqual(refusals, [])
  })

  test('the palette finds by keyboard alone', async ({ assert, browserContext }) => {
    const page = await browserContext.newPage()
    await openKit(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('group', { name: 'Recent' }).waitFor()
    await page.keyboard.type('bea')
    await page.getByRole('group', { name: 'Patients' }).waitFor()
    assert.equal(await page.locator('.palette-option').count(), 1)
    await page.keyboard.press('Escape')
    assert.isFalse(await page.locator('#palette').isVisible())
  })

  test('privacy mode blurs names and is remembered', async ({ assert, browserContext }) => {
    const page = await browserContext.newPage()
    await openKit(page)
    await page.evaluate('document.activeElement.blur()')
    await page.keyboard.press('p')
    await page.reload()
    const filter = await page.evaluate(
      `getComputedStyle(document.querySelector('.row-link')).filter`
    )
    assert.include(String(filter), 'blur')
  })

  test('menus and dialogs open without scripts', async ({ assert, browser }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: SIZES[0] })
    const page = await context.newPage()
    await page.goto(`${process.env.APP_URL}/kit`)
    await page.locator('.dock-nav summary').click()
    assert.isTrue(await page.locator('.dock-more').getByText('Reports').isVisible())
    await page.locator('.dock-nav summary').click()
    await page.getByText('Undo import').click()
    assert.isTrue(await page.locator('#undo-import').isVisible())
    await context.close()
  })
})
