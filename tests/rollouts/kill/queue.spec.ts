import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { Redis } from 'ioredis'
import { clinicOn, comesTo, ledgerOf, roll, stepOf, tidyUp } from '#tests/rollouts/clinics'
import { workElsewhere } from '#tests/rollouts/kill/apart'
import { overlapsIn } from '#tests/rollouts/kill/trail_proof'
import { WorkerProcess } from '#tests/rollouts/kill/worker_process'

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
