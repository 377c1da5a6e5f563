import { randomBytes } from 'node:crypto'
import { test } from '@japa/runner'
import Clinic from '#tenancy/clinic'
import { barriersOf } from '#tests/browser/axe'
import { PASSWORD, removeClinic } from '#tests/factories/clinics'
import { linkIn, nextMailTo } from '#tests/http/identity/outbox'

test('a clinic signs up and finds what to do first', async ({ assert, cleanup, visit }) => {
  const mark = randomBytes(4).toString('hex')
  const email = `${mark}@people.example`
  const name = `Harbor ${mark}`
  cleanup(async () => {
    for (const clinic of await Clinic.query().where('name', name)) await removeClinic(clinic)
  })
  const page = await visit('/sign-in')
  await page.getByText('Open your own clinic').click()
  await page.waitForURL('**/sign-up')
  const problems = await barriersOf(page, 'sign-up')
  await page.getByLabel('Name of the clinic').fill(name)
  await page.getByLabel('Your e-mail').fill(email)
  await page.getByLabel('Country').selectOption('US')
  await page.getByLabel('Time zone').selectOption('America/Chicago')
  await page.getByText('Send me the link').click()
  await page.getByText('A link is on its way').waitFor()
  problems.push(...(await barriersOf(page, 'sign-up-sent')))
  await page.goto(linkIn(await nextMailTo(email)))
  problems.push(...(await barriersOf(page, 'sign-up-confirmation')))
  await page.getByLabel('Your name').fill('Ana Santos')
  await page.getByLabel('Password', { exact: false }).first().fill(PASSWORD)
  await page.getByLabel('Password again').fill(PASSWORD)
  await page.getByText('Open the clinic', { exact: true }).click()
  await page.waitForURL('**/c/**')
  await page.getByText('It is yours').waitFor()
  problems.push(...(await barriersOf(page, 'sign-up-home')))
  assert.deepEqual(problems, [])
})
