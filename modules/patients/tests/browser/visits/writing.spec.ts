import { test } from '@japa/runner'
import { PASSWORD, removeClinic } from '../../../../../tests/factories/clinics.js'
import { barriers } from '../pages.js'
import { anotherBrowser, beginVisit, comeIn, openWard, savedItself } from './ward.js'

test.group('Writing a visit in the browser', (group) => {
  group.tap((one) => one.timeout(180_000))

  test('what is typed saves itself, and is there after a reload', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'doctor')
    await beginVisit(page, chart)
    await page.getByLabel('Reason').fill('Headache since Monday')
    await page.getByLabel('Subjective').pressSequentially('Throbbing, worse at night.')
    await page.getByLabel('Heart rate').fill('71')
    await page.getByLabel('Diagnosis 1', { exact: true }).fill('Migraine')
    await savedItself(page)
    await page.reload()
    assert.equal(await page.getByLabel('Subjective').inputValue(), 'Throbbing, worse at night.')
    assert.equal(await page.getByLabel('Heart rate').inputValue(), '71')
    assert.equal(await page.getByLabel('Diagnosis 1', { exact: true }).inputValue(), 'Migraine')
    assert.notInclude(await page.title(), 'Hopper')
  })

  test('a code is found while the diagnosis is typed, and saved with it', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'doctor')
    await beginVisit(page, chart)
    await page.getByLabel('Diagnosis 2', { exact: true }).pressSequentially('essential hypert')
    const choice = page.getByRole('button', { name: /^I10 / })
    await choice.waitFor()
    assert.deepEqual(await barriers(page), [])
    await choice.focus()
    const saved = page.waitForResponse((response) => response.url().includes('_method=PUT'))
    await page.keyboard.press('Enter')
    await saved
    await page.reload()
    assert.equal(await page.getByLabel('Code of diagnosis 1').inputValue(), 'I10')
    assert.include(
      await page.getByLabel('Diagnosis 1', { exact: true }).inputValue(),
      'hypertension'
    )
  })

  test('a reading that cannot be waits in its field; the rest is saved, and it once it is mended', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'nurse')
    await beginVisit(page, chart)
    await page.getByLabel('Plan').fill('Rest.')
    await page.getByLabel('Heart rate').fill('720')
    await page.getByText('Heart rate: between 10 and 350.').waitFor()
    assert.equal(await page.getByLabel('Heart rate').inputValue(), '720')
    await page.getByLabel('Heart rate').fill('72')
    await page
      .locator('[data-autosave-state]:not([data-trouble])', { hasText: 'Saved at' })
      .waitFor()
    await page.reload()
    assert.equal(await page.getByLabel('Heart rate').inputValue(), '72')
  })

  test('a session that ends asks for the password in place, and nothing typed is lost', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'doctor')
    await beginVisit(page, chart)
    await page.getByLabel('Plan').fill('Before.')
    await savedItself(page)
    await browserContext.clearCookies()
    await page.getByLabel('Plan').fill('Before. And after the session ended.')
    await page.getByText('Not saved: you are signed out.').waitFor()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Password').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await savedItself(page)
    await page.reload()
    assert.equal(await page.getByLabel('Plan').inputValue(), 'Before. And after the session ended.')
  })

  test('two who write at once are told, and the second is shown both versions', async ({
    assert,
    browser,
    browserContext,
    cleanup,
  }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'doctor')
    const address = await beginVisit(page, chart)
    const other = await anotherBrowser(browser)
    cleanup(() => other.close())
    const nurse = await comeIn(other, clinic, 'nurse')
    await nurse.goto(address)
    await nurse.getByText('has this draft open too').waitFor()
    await page.getByText('has this draft open too').waitFor()
    await nurse.getByLabel('Plan').fill('Written by the nurse.')
    await savedItself(nurse)
    await page.getByLabel('Plan').fill('Written by the doctor.')
    await page.getByText('somebody else saved this draft').waitFor()
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page
      .getByRole('row', { name: 'Plan Written by the nurse. Written by the doctor.' })
      .waitFor()
    assert.equal(await page.getByLabel('Plan').inputValue(), 'Written by the doctor.')
    assert.deepEqual(await barriers(page), [])
    await page.getByRole('button', { name: 'Save my version' }).click()
    await page.getByText('The draft was saved.').waitFor()
  })

  test('it is signed by keyboard alone, and then only added to', async ({
    assert,
    browserContext,
    cleanup,
  }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'doctor')
    await page.goto(`${chart}/visits`)
    await page.keyboard.press('n')
    await page.getByLabel('Reason').focus()
    await page.keyboard.type('Cough')
    await page.getByRole('button', { name: 'Sign…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Sign this visit?' })
    await dialog.waitFor()
    await dialog.getByRole('button', { name: 'Sign visit' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('The visit is signed and locked.').waitFor()
    assert.equal(await page.locator('[data-autosave]').count(), 0)
    await page.getByLabel('Addendum').fill('Called: better.')
    await page.getByRole('button', { name: 'Sign addendum' }).click()
    await page.getByText('Called: better.').waitFor()
    assert.isTrue(await page.getByRole('heading', { name: 'Cough' }).isVisible())
    assert.deepEqual(await barriers(page), [])
    await page.goto(`${page.url()}/print`)
    assert.deepEqual(await barriers(page), [], 'print')
  })

  test('without JavaScript it is written, saved and signed as well', async ({
    assert,
    browser,
    cleanup,
  }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const context = await anotherBrowser(browser, { javaScriptEnabled: false })
    cleanup(() => context.close())
    const page = await comeIn(context, clinic, 'doctor')
    await beginVisit(page, chart)
    await page.getByLabel('Plan').fill('Tea.')
    await page.getByLabel('Diagnosis 1', { exact: true }).fill('Cold')
    await page.getByRole('button', { name: 'Save draft' }).click()
    await page.getByText('The draft was saved.').waitFor()
    assert.equal(await page.getByLabel('Plan').inputValue(), 'Tea.')
    await page.getByRole('button', { name: 'Sign…' }).click()
    await page.getByRole('button', { name: 'Sign visit' }).click()
    await page.getByText('The visit is signed and locked.').waitFor()
  })

  test('no page of it is hard to use', async ({ assert, browserContext, cleanup }) => {
    const { clinic, chart } = await openWard()
    cleanup(() => removeClinic(clinic))
    const page = await comeIn(browserContext, clinic, 'doctor')
    await page.goto(`${chart}/visits`)
    assert.deepEqual(await barriers(page), [], 'no visits')
    const visit = await beginVisit(page, chart)
    assert.deepEqual(await barriers(page), [], 'a draft')
    const home = `/c/${clinic.slug}`
    for (const address of [chart, `${chart}/visits`, home, `${visit}/print`]) {
      await page.goto(address)
      assert.deepEqual(await barriers(page), [], address)
    }
  })
})
