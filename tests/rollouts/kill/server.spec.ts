import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import Rollout from '#rollouts/rollout'
import { until } from '#tests/http/releases/until'
import type { Place } from '#tests/rollouts/clinics'
import {
  clinicOn,
  comesTo,
  freshSchema,
  ledgerOf,
  roll,
  schemaOf,
  stepOf,
  tidyUp,
} from '#tests/rollouts/clinics'
import { CrashingServer } from '#tests/rollouts/kill/crashing_server'
import { overlapsIn } from '#tests/rollouts/kill/trail_proof'

const CLINICS = Number(process.env.CLINICS ?? 5)
const CRASHES = Number(process.env.CRASHES ?? 3)
/** Longer than a batch of two takes: some crashes come after it. */
const LONGEST_PAUSE_MS = 60
const MIGRATIONS = ['001_create_notices', '002_add_pinned_to_notices', '003_add_body_to_notices']

/** MariaDB runs beside us only where this engine is at test. */
if (process.env.DB_ENGINE === 'mysql') {
  test.group('A database server that crashes', (group) => {
    group.tap((one) => one.timeout(CRASHES * 15_000 + 180_000))
    let server: CrashingServer
    group.setup(async () => {
      server = await CrashingServer.start()
      return () => server.stop()
    })
    tidyUp(group)

    test('in the middle of a change: it is completed, once', async ({ assert }) => {
      const places: Place[] = []
      for (let at = 0; at < CLINICS; at++) places.push(await clinicOn('1.0.0'))
      const rollout = await roll('1.2.0', { shares: [100], concurrency: 2 })
      const isOver = async () => (await Rollout.findOrFail(rollout.id)).state !== 'running'
      let [crashes, seen] = [0, 0]
      for (; crashes < CRASHES && !(await isOver()); crashes++) {
        await until('a change is under way, or all is over', async () => {
          const taken = { rollout_id: rollout.id, event: 'taken' }
          const last = await db.from('rollout_events').where(taken).max('id as id').first()
          const isNew = Number(last.id) > seen
          seen = Math.max(seen, Number(last.id))
          return isNew || (await isOver())
        })
        await pause(Math.random() * LONGEST_PAUSE_MS)
        await server.crash()
      }
      await comesTo(rollout, 'done')
      assert.isAbove(crashes, 0)
      const schema = await freshSchema('1.2.0')
      for (const place of places) {
        const { state, errorCode, error } = await stepOf(rollout, place)
        assert.equal(state, 'done', `${errorCode}: ${error}`)
        assert.deepEqual(await ledgerOf(place), MIGRATIONS)
        assert.deepEqual(await schemaOf(place), schema)
      }
      assert.deepEqual(await overlapsIn(rollout), [])
    })
  })
}
