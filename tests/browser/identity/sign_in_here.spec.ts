import { test } from '@japa/runner'
import type User from '#identity/user'
import { endSessionsOf } from '#identity/user_sessions'
import type Clinic from '#tenancy/clinic'
import { createClinic, createMember, PASSWORD, removeClinic } from '#tests/factories/clinics'
import { barriersOf } from '#tests/browser/axe'
import { signIn } from '#tests/browser/sign_in'

test.group('A session that ends under an open page', (group) => {
  let clinic: Clinic
  let owner: User

  group.each.setup(async () => {
    clinic = await createClinic()
    owner = await createMember(clinic, 'owner')
    return () => removeClinic(clinic)
  })

  test('asks for the password in place, and what was typed can be saved', async ({
    assert,
    browserContext,
  }) => {
    const page = await browserContext.newPage()
    await signIn(page, owner.email)
    await page.goto(`/c/${clinic.slug}/patients/new`)
    await page.fill('[name=given]', 'Grace')
    await endSessionsOf(owner.id)
    await page.fill('[name=family]', 'Hopper')
    await page.locator('[name=birthDate]').focus()
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' })
    await dialog.waitFor()
    assert.deepEqual(await barriersOf(page, 'sign-in-here'), [])

    await dialog.getByLabel('Password for').fill('not the password')
    await dialog.getByRole('button', { name: 'Sign in and go on' }).click()
    await dialog.getByText('the password is not right').waitFor()
    await dialog.getByLabel('Password for').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Sign in and go on' }).click()
    await dialog.waitFor({ state: 'hidden' })

    await page.getByRole('button', { name: 'Create patient' }).click()
    await page.getByRole('heading', { name: 'Grace Hopper' }).waitFor()
  }).timeout(60_000)

  test('is asked for when the list is searched', async ({ assert, browserContext }) => {
    const page = await browserContext.newPage()
    await signIn(page, owner.email)
    await page.goto(`/c/${clinic.slug}/patients`)
    await endSessionsOf(owner.id)
    await page.getByRole('searchbox').pressSequentially('ana')
    await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor()
    assert.equal(await page.getByLabel('Find a patient').inputValue(), 'ana')
  })
})
