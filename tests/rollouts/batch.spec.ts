import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { ClinicLeases } from '#rollouts/clinic_leases'
import { conduct } from '#rollouts/conductor/conductor'
import { cancelRollout, pauseRollout } from '#rollouts/control'
import Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import type { Pause } from '#rollouts/steps/batch'
import { Batch } from '#rollouts/steps/batch'
import { until } from '#tests/http/releases/until'
import type { Place } from '#tests/rollouts/clinics'
import {
  clinicOn,
  comesTo,
  inDatabase,
  ledgerOf,
  roll,
  runs,
  stepOf,
  tidyUp,
} from '#tests/rollouts/clinics'
import { workElsewhere } from '#tests/rollouts/kill/apart'
import { overlapsIn } from '#tests/rollouts/kill/trail_proof'

const ONE_BATCH = { shares: [100], concurrency: 1 }
const UNTOUCHED = { state: 'waiting', startedAt: null, queuedAt: null }

async function four(version: string) {
  const places: Place[] = []
  while (places.length < 4) places.push(await clinicOn(version))
  return places
}

/** Works what is handed out now, as a worker would; between two clinics `act` is called. */
async function work(rollout: Rollout, act: Pause = async () => {}) {
  const handed = await RolloutStep.query()
    .where('rolloutId', rollout.id)
    .whereNotNull('queuedAt')
    .firstOrFail()
  const batch = await Batch.take(handed.batch ?? '')
  await batch?.work(act)
}

/** Calls `act` after the first clinic only. */
function afterTheFirst(act: () => Promise<unknown>): Pause {
  let clinics = 0
  return async () => {
    if (++clinics === 1) await act()
  }
}

/** The clinics of a rollout in the order in which they are worked. */
async function inOrder(rollout: Rollout, places: Place[]) {
  const steps = await RolloutStep.query().where('rolloutId', rollout.id).orderBy('position')
  return steps.map(({ clinicId }) => places.find(({ clinic }) => clinic.id === clinicId) as Place)
}

async function told(rollout: Rollout, place: Place) {
  const { state, startedAt, queuedAt } = await stepOf(rollout, place)
  return { state, startedAt, queuedAt }
}

test.group('A batch of clinics', (group) => {
  workElsewhere(group)
  tidyUp(group)

  test('is worked in one go, under one holder', async ({ assert }) => {
    const places = await four('1.0.0')
    const rollout = await roll('1.1.0', ONE_BATCH)
    await work(rollout)
    await conduct(rollout.id)
    await comesTo(rollout, 'done')
    for (const place of places) assert.equal(await runs(place), '1.1.0')
    const lines = await db
      .from('rollout_events')
      .where('rollout_id', rollout.id)
      .whereNotNull('fence')
    assert.lengthOf(new Set(lines.map(({ actor }) => actor)), 1)
    assert.deepEqual(await overlapsIn(rollout), [])
  })

  test('gives the rest back untouched when one fails, and the budget stops it', async ({
    assert,
  }) => {
    const places = await four('1.2.0')
    const rollout = await roll('1.3.0', { ...ONE_BATCH, budgetCount: 0 })
    await work(rollout)
    const [first, ...rest] = await inOrder(rollout, places)
    assert.equal((await stepOf(rollout, first)).state, 'failed')
    assert.equal((await Rollout.findOrFail(rollout.id)).state, 'stopped')
    for (const place of rest) {
      assert.deepEqual(await told(rollout, place), UNTOUCHED)
      assert.notInclude(await ledgerOf(place), '004_add_importance_to_notices')
    }
    const ids = places.map(({ clinic }) => clinic.id)
    assert.lengthOf(await ClinicLeases.heldOf(ids), 0)
  })

  test('goes on with the rest where one failure is allowed', async ({ assert }) => {
    const places = await four('1.0.0')
    const rollout = await roll('1.1.0', { ...ONE_BATCH, budgetCount: 1, budgetPercent: 100 })
    const [, second] = await inOrder(rollout, places)
    await inDatabase(second.clinic, (client) =>
      client.from('schema_migrations').where('module', 'notices').update({ checksum: 'edited' })
    )
    await work(rollout)
    await conduct(rollout.id)
    await work(rollout)
    await conduct(rollout.id)
    await comesTo(rollout, 'done')
    for (const place of places) {
      const { state, errorCode } = await stepOf(rollout, place)
      const expected = place === second ? ['failed', 'E_NOT_READY'] : ['done', null]
      assert.deepEqual([state, errorCode], expected)
    }
  })

  test('loses only the clinic that another worker took over', async ({ assert }) => {
    const places = await four('1.0.0')
    const rollout = await roll('1.1.0', ONE_BATCH)
    const [first, ...rest] = await inOrder(rollout, places)
    const lease = () => db.from('clinic_leases').where('clinic_id', first.clinic.id)
    await work(
      rollout,
      afterTheFirst(() => lease().increment('fence', 1).update({ holder: 'another' }))
    )
    assert.equal(await runs(first), '1.0.0')
    for (const place of rest) assert.equal(await runs(place), '1.1.0')
    const { batch } = await stepOf(rollout, first)
    await lease().update({ lease_until: 0 })
    await until('it is handed out again', async () => {
      await conduct(rollout.id)
      return (await stepOf(rollout, first)).batch !== batch
    })
    await work(rollout)
    assert.equal(await runs(first), '1.1.0')
    assert.deepEqual(await overlapsIn(rollout), [])
  })

  test('stops between two clinics when a person pauses', async ({ assert }) => {
    const places = await four('1.0.0')
    const rollout = await roll('1.1.0', ONE_BATCH)
    await work(
      rollout,
      afterTheFirst(() => pauseRollout(rollout))
    )
    const [first, ...rest] = await inOrder(rollout, places)
    assert.equal(await runs(first), '1.1.0')
    for (const place of rest) {
      assert.deepEqual(await told(rollout, place), UNTOUCHED)
      assert.notInclude(await ledgerOf(place), '002_add_pinned_to_notices')
    }
  })

  test('moves nothing more once it is cancelled', async ({ assert }) => {
    const places = await four('1.0.0')
    const rollout = await roll('1.1.0', ONE_BATCH)
    await work(
      rollout,
      afterTheFirst(() => cancelRollout(rollout))
    )
    const [, ...rest] = await inOrder(rollout, places)
    for (const place of rest) {
      assert.equal((await stepOf(rollout, place)).state, 'skipped')
      assert.equal(await runs(place), '1.0.0')
    }
  })

  test('keeps nobody waiting behind a clinic that takes long', async ({ assert }) => {
    const places = await four('1.0.0')
    const rollout = await roll('1.1.0', ONE_BATCH)
    const [, ...rest] = await inOrder(rollout, places)
    await work(
      rollout,
      afterTheFirst(() =>
        until('the rest is for others to take', async () => {
          const steps = await Promise.all(rest.map((place) => told(rollout, place)))
          return steps.every(({ queuedAt }) => queuedAt === null)
        })
      )
    )
    for (const place of rest) assert.deepEqual(await told(rollout, place), UNTOUCHED)
  })
})
