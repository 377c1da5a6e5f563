import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Redis } from 'ioredis'
import type Rollout from '#rollouts/rollout'
import { until } from '#tests/http/releases/until'
import type { Place } from '#tests/rollouts/clinics'
import { clinicOn, comesTo, ledgerOf, roll, stepOf, tidyUp } from '#tests/rollouts/clinics'
import { workElsewhere } from '#tests/rollouts/kill/apart'
import { RestartingRedis } from '#tests/rollouts/kill/restarting_redis'
import { overlapsIn } from '#tests/rollouts/kill/trail_proof'
import { WorkerProcess } from '#tests/rollouts/kill/worker_process'

const MIGRATIONS = ['001_create_notices', '002_add_pinned_to_notices', '003_add_body_to_notices']

/** Forgets every job, as an emptied Redis or an emptied table would. */
async function loseTheQueue() {
  await db.from('queued_jobs').delete()
  if (process.env.QUEUE !== 'redis') return
  const redis = new Redis(Number(process.env.REDIS_PORT), String(process.env.REDIS_HOST))
  await redis.flushall()
  await redis.quit()
}

test.group('A queue that is lost', (group) => {
  workElsewhere(group)
  tidyUp(group)

  test('loses no step: the conductor asks again', async ({ assert }) => {
    const places = [await clinicOn('1.0.0'), await clinicOn('1.0.0'), await clinicOn('1.0.0')]
    const rollout = await roll('1.1.0', { shares: [100] })
    const before = await Promise.all(places.map((place) => stepOf(rollout, place)))
    for (const { queuedAt } of before) assert.isNotNull(queuedAt)
    await loseTheQueue()
    const worker = new WorkerProcess()
    try {
      await comesTo(rollout, 'done')
    } finally {
      await worker.stop()
    }
    for (const place of places) assert.include(await ledgerOf(place), '002_add_pinned_to_notices')
    assert.deepEqual(await overlapsIn(rollout), [])
  })
})

if (process.env.QUEUE === 'redis') {
  test.group('A Redis that dies and comes back empty', (group) => {
    group.tap((one) => one.timeout(120_000))
    let redis: RestartingRedis
    group.setup(async () => {
      redis = await RestartingRedis.start()
      return () => redis.stop()
    })
    workElsewhere(group)
    tidyUp(group)

    test('again and again while clinics move: the rollout finishes by itself', async ({
      assert,
    }) => {
      const places: Place[] = []
      while (places.length < 8) places.push(await clinicOn('1.0.0'))
      const workers = [new WorkerProcess(redis.env), new WorkerProcess(redis.env)]
      let restarts = 0
      try {
        await Promise.all(workers.map(({ ready }) => ready))
        const rollout = await roll('1.2.0', { shares: [25, 50, 75, 100], concurrency: 2 })
        for (let taken = 0; restarts < 3; restarts++) {
          await until('another clinic was taken', async () => (await takenIn(rollout)) > taken)
          taken = await takenIn(rollout)
          await redis.restart()
        }
        await comesTo(rollout, 'done', 90_000)
        assert.deepEqual(await overlapsIn(rollout), [])
      } finally {
        await Promise.all(workers.map((worker) => worker.stop()))
      }
      for (const place of places) assert.deepEqual(await ledgerOf(place), MIGRATIONS)
    })
  })
}

async function takenIn({ id }: Rollout) {
  const events = db.from('rollout_events').where({ rollout_id: id, event: 'taken' })
  return Number((await events.count('* as taken').first()).taken)
}
