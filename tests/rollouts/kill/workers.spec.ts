import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Rollout from '#rollouts/rollout'
import type { Place } from '#tests/rollouts/clinics'
import { until } from '#tests/http/releases/until'
import {
  clinicOn,
  comesTo,
  freshSchema,
  inDatabase,
  ledgerOf,
  roll,
  schemaOf,
  stepOf,
  tidyUp,
} from '#tests/rollouts/clinics'
import { workElsewhere } from '#tests/rollouts/kill/apart'
import { Killer } from '#tests/rollouts/kill/killer'
import { overlapsIn } from '#tests/rollouts/kill/trail_proof'
import { WorkerProcess } from '#tests/rollouts/kill/worker_process'

/** `KILLS=200 CLINICS=100` for the long run; see docs/operations.md. */
const CLINICS = Number(process.env.CLINICS ?? 5)
const KILLS = Number(process.env.KILLS ?? 4)
const MIGRATIONS = ['001_create_notices', '002_add_pinned_to_notices', '003_add_body_to_notices']
/** So that a kill strikes between clinics of a batch as well as in one. */
const BATCHES = KILLS > 10 ? 4 : 2
const NOTICES = 400
/** Each costs seconds to start. */
const WORKERS = KILLS > 10 ? 4 : 2

async function manyClinics(count: number) {
  const places: Place[] = []
  for (let at = 0; at < count; at++) {
    const place = await clinicOn('1.0.0')
    const rows = Array.from({ length: NOTICES }, (_, n) => ({
      id: `n${n}`,
      title: `Notice ${n}`,
      text: `Words ${n}`,
    }))
    await inDatabase(place.clinic, (client) => client.table('notices').multiInsert(rows))
    places.push(place)
  }
  return places
}

test.group('Workers that are killed', (group) => {
  group.tap((one) => one.timeout(KILLS * 10_000 + 120_000))
  workElsewhere(group)
  tidyUp(group)

  test('lose nothing, wherever it strikes: every clinic is whole and changed once', async ({
    assert,
  }) => {
    const places = await manyClinics(CLINICS)
    const rollout = await roll('1.2.0', { shares: [100], concurrency: BATCHES })
    const state = async () => (await Rollout.findOrFail(rollout.id)).state
    const killer = new Killer(rollout, WORKERS)
    try {
      await killer.run(KILLS, async () => (await state()) !== 'running')
      await until('the rollout is done', async () => (await state()) === 'done', 90_000).catch(
        (error) => {
          throw new Error(killer.output, { cause: error })
        }
      )
    } finally {
      await killer.stop()
    }
    console.log(`      ${killer.kills} kills, clinics in hand:`, killer.struck)
    assert.isAbove(killer.kills, 0)
    const schema = await freshSchema('1.2.0')
    for (const place of places) {
      assert.equal((await stepOf(rollout, place)).state, 'done')
      assert.deepEqual(await ledgerOf(place), MIGRATIONS)
      assert.deepEqual(await schemaOf(place), schema)
      const rows = await inDatabase(place.clinic, (client) => client.from('notices'))
      assert.lengthOf(rows, NOTICES + 1)
      for (const { text, body } of rows) assert.equal(body, text)
    }
    assert.deepEqual(await overlapsIn(rollout), [])
  })

  test('four of them, each with a conductor, never work one clinic at once', async ({ assert }) => {
    const places = await manyClinics(16)
    const workers = [1, 2, 3, 4].map(() => new WorkerProcess())
    await Promise.all(workers.map(({ ready }) => ready))
    const rollout = await roll('1.2.0', { shares: [100], concurrency: 8 })
    try {
      await comesTo(rollout, 'done', 90_000)
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()))
    }
    assert.deepEqual(await overlapsIn(rollout), [])
    const taken = await db.from('rollout_events').where({ rollout_id: rollout.id, event: 'taken' })
    for (const place of places) assert.deepEqual(await ledgerOf(place), MIGRATIONS)
    assert.isAbove(new Set(taken.map(({ actor }) => actor.split(':')[1])).size, 1)
  })
})
