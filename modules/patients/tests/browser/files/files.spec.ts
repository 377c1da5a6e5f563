import { test } from '@japa/runner'
import { removeClinic } from '../../../../../tests/factories/clinics.js'
import { pdf, photograph, SVG } from '../../http/files/samples.js'
import { barriers } from '../pages.js'
import { beginVisit, comeIn, openWard } from '../visits/ward.js'

test.group('Files in the browser', (group) => {
  group.tap((one) => one.timeout(180_000))

  test('a photograph and a letter are kept, shown, and marked as a mistake', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'nurse')
    await page.goto(`${chart}/files`)
    assert.deepEqual(await barriers(page), [], 'no files')
    const keep = async (title: string, name: string, mimeType: string, buffer: Buffer) => {
      await page.getByLabel('What it is').fill(title)
      await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer })
      await page.getByRole('button', { name: 'Keep file' }).click()
    }
    await keep('Wound, left hand', 'IMG_1.jpg', 'image/jpeg', await photograph())
    await page.getByText('The file was kept.').waitFor()
    await keep('Referral letter', 'letter.pdf', 'application/pdf', pdf())
    await page.locator('.shelf').getByText('Referral letter').waitFor()
    const picture = page.locator('.shelf img')
    await picture.scrollIntoViewIfNeeded()
    await page.waitForFunction('document.querySelector(".shelf img").naturalWidth > 0')
    assert.deepEqual(await barriers(page), [], 'files')
    await keep('Drawing', 'drawing.png', 'image/png', Buffer.from(SVG))
    await page.getByText('This is no JPEG, PNG, WebP or PDF').first().waitFor()
    assert.equal(await page.getByLabel('What it is').inputValue(), 'Drawing')
    assert.deepEqual(await barriers(page), [], 'refused')
    await page.goto(`${chart}/files`)
    await page.getByRole('button', { name: 'Mark as a mistake: Wound, left hand' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Mark as a mistake' }).click()
    await page.getByText('The file is marked as a mistake.').waitFor()
    assert.equal(await page.locator('.shelf img').count(), 0)
  })

  test('a file is added inside a visit', async ({ assert, browserContext, cleanup }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'doctor')
    const visit = await beginVisit(page, chart)
    await page.getByText('Add a file').click()
    await page.getByLabel('What it is').fill('Rash')
    const file = { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photograph() }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Keep file' }).click()
    await page.getByText('The file was kept.').waitFor()
    assert.equal(page.url(), visit)
    await page.locator('.shelf').getByText('Rash').waitFor()
    assert.deepEqual(await barriers(page), [])
  })
})
