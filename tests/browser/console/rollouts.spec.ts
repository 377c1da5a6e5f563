import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Clinic from '#tenancy/clinic'
import Rollout from '#rollouts/rollout'
import { barriersOf } from '#tests/browser/axe'
import { signIn } from '#tests/browser/sign_in'
import { createUser, removeClinic } from '#tests/factories/clinics'
import { createClinicOn } from '#tests/http/releases/clinics_on'

test.group('Updates in the console', (group) => {
  const clinics: Clinic[] = []

  group.setup(async () => {
    for (let at = 0; at < 3; at++) clinics.push(await createClinicOn('1.0.0'))
    return async () => {
      await db.from('rollouts').delete()
      for (const clinic of clinics) await removeClinic(clinic)
    }
  })

  test('are planned, started and watched to their end without a reload', async ({
    assert,
    visit,
  }) => {
    const admin = await createUser({ isSuperAdmin: true })
    const page = await visit('/sign-in')
    await signIn(page, admin.email)
    await page.goto('/console/rollouts')
    assert.deepEqual(await barriersOf(page, 'rollouts-empty'), [])
    await page.locator('tr', { hasText: 'Memo board' }).getByRole('link', { name: 'Plan' }).click()
    await page.getByText('alter table').first().waitFor()
    assert.deepEqual(await barriersOf(page, 'rollout-new'), [])
    await page.getByLabel('Watch each clinic for').fill('0')
    await page.getByLabel('Wait between waves').fill('0')
    await page.getByRole('button', { name: 'Plan the update' }).click()
    await page.getByText('Waiting').first().waitFor()
    assert.deepEqual(await barriersOf(page, 'rollout-planned'), [])
    await page.getByRole('button', { name: 'Start' }).click()
    await page.locator('.badge, .chip', { hasText: 'Done' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'rollout-done'), [])
    const [{ state }] = await Rollout.all()
    assert.equal(state, 'done')
    await page.getByRole('button', { name: 'Take everyone back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take everyone back' }).click()
    await page.locator('.badge, .chip', { hasText: 'Taken back' }).waitFor()
    assert.deepEqual(await barriersOf(page, 'rollout-reverted'), [])
  })
})
