import { test } from '@japa/runner'
import Clinic from '#tenancy/clinic'
import Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import { planRollout } from '#rollouts/planning/plan'
import { planUpdates, releasesForNewClinics } from '#rollouts/planning/automatic'
import { lookForReleases, publishedReleases } from '#rollouts/planning/feed'
import rollouts from '#config/rollouts'
import { until } from '#tests/http/releases/until'
import { clinicOn, comesTo, roll, runs, tidyUp } from '#tests/rollouts/clinics'

test.group("An owner's updates", (group) => {
  tidyUp(group)

  test('wait where the clinic wants to be asked, come when asked for, and can be undone', async ({
    assert,
    client,
  }) => {
    const place = await clinicOn('1.2.0')
    const base = `/c/${place.clinic.slug}/settings/updates`
    const asOwner = { policy: 'ask', from: 20, to: 6 }
    const saved = await client
      .put(base)
      .loginAs(place.owner)
      .withCsrfToken()
      .redirects(0)
      .form(asOwner)
    saved.assertStatus(303)
    const clinic = await Clinic.findOrFail(place.clinic.id)
    assert.equal(clinic.updatePolicy, 'ask')
    await assert.rejects(() => planRollout({ moduleKey: 'notices', version: '2.0.0' }), /No clinic/)

    const page = await client.get(base).loginAs(place.owner)
    assert.include(page.text(), 'Notices 2.0.0 is ready for you')
    await client.post(`${base}/notices`).loginAs(place.owner).withCsrfToken().redirects(0)
    await until('it has moved', async () => (await runs(place)) === '2.0.0')

    const step = await RolloutStep.findByOrFail({ clinicId: place.clinic.id })
    await until('it is watched', async () => (await step.refresh()).state === 'watching')
    assert.deepEqual(step.counts, { before: { notices: 1 }, after: { notices: 1 } })
    const receipt = await client.get(base).loginAs(place.owner)
    assert.include(receipt.text(), '1 before, 1 after')
    await client.delete(`${base}/${step.id}`).loginAs(place.owner).withCsrfToken().redirects(0)
    await until('it is back', async () => (await runs(place)) === '1.2.0')
    const after = await client.get(base).loginAs(place.owner)
    assert.include(after.text(), 'Taken back')
    const again = { clinicIds: [place.clinic.id], moduleKey: 'notices', version: '2.0.0' }
    await assert.rejects(() => planRollout(again), /No clinic/)
  })

  test('are refused where a field makes no sense, at the field', async ({ client, assert }) => {
    const place = await clinicOn('1.2.0')
    const base = `/c/${place.clinic.slug}/settings/updates`
    const form = { policy: 'sometimes', from: 25, to: 6 }
    const refused = await client.put(base).loginAs(place.owner).withCsrfToken().form(form)
    assert.equal(refused.status(), 422)
    assert.include(refused.text(), 'field-from')
  })
})

test.group('Updates that plan themselves', (group) => {
  tidyUp(group)
  group.each.setup(() => {
    Object.assign(rollouts, { isAutomatic: true })
    return () => void Object.assign(rollouts, { isAutomatic: false })
  })

  test('bring clinics to the newest release, once', async ({ assert }) => {
    const place = await clinicOn('1.2.0')
    await planUpdates()
    const rollout = await Rollout.findByOrFail({ toVersion: '2.0.0' })
    assert.isTrue(rollout.isAutomatic)
    await until('it has moved', async () => (await runs(place)) === '2.0.0')
    await planUpdates()
    assert.lengthOf(await Rollout.all(), 1)
  })

  test('a release that was stopped is given to no new clinic', async ({ assert }) => {
    const offered = async () =>
      (await releasesForNewClinics()).find(({ key }) => key === 'notices')?.version
    assert.equal(await offered(), '2.0.0')
    await clinicOn('1.2.0', 'canary')
    await comesTo(await roll('1.3.0'), 'stopped')
    await Rollout.query().update({ toVersion: '2.0.0' })
    assert.equal(await offered(), '1.4.0')
  })

  test('newer releases of a feed in npm’s format are shown, not installed', async ({ assert }) => {
    await lookForReleases('tests/fixtures/release_feed.json')
    assert.deepEqual(await publishedReleases(), [
      { moduleKey: 'notices', version: '2.1.0', publishedAt: '2026-11-20T10:00:00.000Z' },
    ])
  })
})
