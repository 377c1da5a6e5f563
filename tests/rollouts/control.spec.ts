import { test } from '@japa/runner'
import {
  pauseRollout,
  cancelRollout,
  retryStep,
  revertRollout,
  skipStep,
  startRollout,
} from '#rollouts/control'
import { RolloutRefusedError } from '#rollouts/errors'
import { planRollout } from '#rollouts/planning/plan'
import Rollout from '#rollouts/rollout'
import { until } from '#tests/http/releases/until'
import {
  clinicOn,
  clinicsOn,
  comesTo,
  inDatabase,
  roll,
  runs,
  stepOf,
  tidyUp,
} from '#tests/rollouts/clinics'

test.group('A rollout in a person’s hands', (group) => {
  tidyUp(group)

  test('waits to be started, and waits again while it is paused', async ({ assert }) => {
    const { canary, early, stable } = await clinicsOn('1.0.0')
    const rollout = await planRollout({
      moduleKey: 'notices',
      version: '1.1.0',
      soakMs: 60_000,
      watchMs: 0,
    })
    assert.equal(await runs(canary), '1.0.0')
    await startRollout(rollout)
    await until('the canary has moved', async () => (await runs(canary)) === '1.1.0')
    await pauseRollout(rollout)
    await Rollout.query().update({ soakMs: 0, soakUntil: null })
    assert.deepEqual([await runs(early), await runs(stable)], ['1.0.0', '1.0.0'])
    await assert.rejects(() => pauseRollout(rollout), /that is paused cannot be paused/)
    await startRollout(rollout)
    await comesTo(rollout, 'done')
    assert.deepEqual([await runs(early), await runs(stable)], ['1.1.0', '1.1.0'])
  })

  test('takes every clinic back that it moved, and nothing that was written is lost', async ({
    assert,
  }) => {
    const places = Object.values(await clinicsOn('1.0.0'))
    const rollout = await comesTo(await roll('1.2.0'), 'done')
    await inDatabase(places[0].clinic, (db) =>
      db.table('notices').insert({ id: 'new', title: 'New', text: 'Since', body: 'Since then' })
    )
    await revertRollout(rollout)
    await comesTo(rollout, 'reverted')
    for (const place of places) {
      assert.equal(await runs(place), '1.0.0')
      assert.equal((await stepOf(rollout, place)).state, 'reverted')
    }
    const kept = await inDatabase(places[0].clinic, (db) => db.from('notices').where('id', 'new'))
    assert.equal(kept[0].text, 'Since')
  })

  test('is cancelled: what has moved stays, what has not does not', async ({ assert }) => {
    const { canary, stable } = await clinicsOn('1.0.0')
    const rollout = await roll('1.1.0', { soakMs: 60_000 })
    await until('the canary has moved', async () => (await runs(canary)) === '1.1.0')
    await cancelRollout(rollout)
    assert.deepEqual([await runs(canary), await runs(stable)], ['1.1.0', '1.0.0'])
    await comesTo(await roll('1.1.0'), 'done')
    assert.equal(await runs(stable), '1.1.0')
  })

  test('goes on after a failed clinic was left out, or mended and tried again', async ({
    assert,
  }) => {
    const bad = await clinicOn('1.2.0', 'canary')
    const good = await clinicOn('1.2.0')
    await inDatabase(good.clinic, (db) => db.from('notices').delete())
    const rollout = await comesTo(await roll('1.3.0'), 'stopped')
    await skipStep(rollout, await stepOf(rollout, bad))
    await startRollout(rollout)
    await comesTo(rollout, 'done')
    assert.deepEqual([await runs(bad), await runs(good)], ['1.2.0', '1.3.0'])

    await inDatabase(bad.clinic, (db) => db.from('notices').delete())
    await retryStep(await rollout.refresh(), await stepOf(rollout, bad))
    await until('it has moved', async () => (await runs(bad)) === '1.3.0')
  })

  test('is refused where a release is unknown, nothing is behind, or a clinic is in another', async ({
    assert,
  }) => {
    await clinicOn('1.0.0')
    const plan = (version: string) => planRollout({ moduleKey: 'notices', version })
    const refusal = (why: string) => (error: unknown) =>
      error instanceof RolloutRefusedError && error.why === why
    const refuses = async (version: string, why: string) => {
      const told = await plan(version).then(
        () => null,
        (error) => error
      )
      assert.isTrue(refusal(why)(told), `${version} should be refused as ${why}`)
    }
    await refuses('9.9.9', 'unknown')
    await refuses('1.0.0', 'nothing')
    await refuses('2.0.0', 'nothing')
    await plan('1.1.0')
    await refuses('1.1.0', 'another')
  })
})
