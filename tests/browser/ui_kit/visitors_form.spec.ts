import { test } from '@japa/runner'
import type Clinic from '#tenancy/clinic'
import { barriersOf } from '#tests/browser/axe'
import { removeClinic } from '#tests/factories/clinics'
import { createClinicOn } from '#tests/http/releases/clinics_on'

test.group('A page for people who are not signed in', (group) => {
  let clinic: Clinic

  group.each.setup(async () => {
    clinic = await createClinicOn('1.1.0')
    return () => removeClinic(clinic)
  })

  test('can be used by everybody, also where a form was refused, and without scripts', async ({
    assert,
    browser,
    visit,
  }) => {
    const path = `/p/${clinic.slug}/memos/pins`
    const page = await visit(path)
    const problems = await barriersOf(page, 'visitor')
    const options = { javaScriptEnabled: false, baseURL: process.env.APP_URL }
    const plain = await (await browser.newContext(options)).newPage()
    await plain.goto(path)
    await plain.getByLabel('Memo board').fill('one too many')
    await plain.getByRole('button').click()
    await plain.getByRole('alert').getByText('Please call the clinic').waitFor()
    assert.equal(await plain.getByLabel('Memo board').inputValue(), 'one too many')
    await plain.context().close()
    await page.getByLabel('Memo board').fill('one too many')
    await page.getByRole('button').click()
    await page.getByRole('alert').waitFor()
    problems.push(...(await barriersOf(page, 'visitor-refused')))
    assert.deepEqual(problems, [])
  })
})
