import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import type Clinic from '#tenancy/clinic'
import { planRollout } from '#rollouts/planning/plan'
import Rollout from '#rollouts/rollout'
import { withSchemaRights } from '#rollouts/schema/schema_rights'
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

  test('say why they stopped by themselves, and go on once it is mended', async ({
    assert,
    visit,
  }) => {
    const admin = await createUser({ isSuperAdmin: true })
    const other = await createClinicOn('1.0.0')
    clinics.push(other)
    const [{ checksum }] = await ranIn(other)
    await edit(other, 'of a migration that somebody edited')
    const rollout = await planRollout({
      moduleKey: 'memos',
      version: '1.1.0',
      clinicIds: [other.id],
      shares: [100],
      soakMs: 0,
      watchMs: 0,
    })
    const page = await visit('/sign-in')
    await signIn(page, admin.email)
    await page.goto(`/console/rollouts/${rollout.id}`)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByText('Stopped by itself').waitFor()
    await page.getByText('The clinic was not ready for this release.').first().waitFor()
    assert.deepEqual(await barriersOf(page, 'rollout-stopped'), [])
    await edit(other, checksum)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.locator('.badge, .chip', { hasText: 'Done' }).waitFor()
  })
})

const ONE = { module: 'memos', name: '001_create_memos' }

function ranIn(clinic: Clinic) {
  return withSchemaRights(clinic, (client) => client.from('schema_migrations').where(ONE))
}

function edit(clinic: Clinic, checksum: string) {
  return withSchemaRights(clinic, (client) =>
    client.from('schema_migrations').where(ONE).update({ checksum })
  )
}

test.group('Background work in the console', (group) => {
  group.teardown(async () => {
    await db.from('queued_jobs').where('name', 'memos.stamp').delete()
  })

  test('shows a job that was given up, and forgets it when told', async ({ assert, visit }) => {
    const admin = await createUser({ isSuperAdmin: true })
    const page = await visit('/sign-in')
    await signIn(page, admin.email)
    await page.goto('/console/queue')
    assert.deepEqual(await barriersOf(page, 'queue-empty'), [])
    const gone = { name: 'memos.stamp', state: 'parked', attempts: 5, error: 'E_WORKER_LOST' }
    await db
      .table('queued_jobs')
      .insert({ ...gone, id: 'given-up', record_id: 'x', available_at: 0, created_at: 0 })
    await page.reload()
    assert.deepEqual(await barriersOf(page, 'queue-parked'), [])
    await page.getByRole('button', { name: 'Forget' }).click()
    await page.getByText('Nothing was given up').waitFor()
  })
})
