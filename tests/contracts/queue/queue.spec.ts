import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { runJob } from '#gateway/job_runner'
import { InProcessDriver } from '#queue/in_process_driver'
import { queue } from '#queue/queue'
import { queueContract } from '#tests/contracts/queue/queue_contract'
import type { QueueUnderTest } from '#tests/contracts/queue/queue_under_test'
import { waitingContract } from '#tests/contracts/queue/waiting_contract'
import { until } from '#tests/http/releases/until'

const POLL_MS = 20
const table = () => db.from('queued_jobs')

/** The queue of the application at test must not work these jobs. */
test.group('The queue contract', (group) => {
  group.setup(() => queue.stop())
  test('has the table to itself', async ({ assert }) => {
    await queue.push({ name: 'memos.stamp', clinicId: 'none', recordId: 'none' })
    assert.lengthOf(await table().where('state', 'waiting'), 1)
  })
})

const centralDatabase: QueueUnderTest = {
  makeDriver: () => new InProcessDriver({ pollMs: POLL_MS }),
  letTimePass: async () =>
    void (await table().where('state', 'waiting').update({ available_at: 0 })),
  open: async () => (await table().whereNot('state', 'parked')).length,
  parked: async () => (await table().where('state', 'parked')).map(({ error }) => error),
  clear: async () => void (await table().delete()),
}
queueContract('the central database', centralDatabase)
waitingContract('the central database', centralDatabase)

test.group('Jobs in the central database', (group) => {
  const driver = new InProcessDriver({ pollMs: POLL_MS })

  group.each.setup(() => async () => {
    await driver.stop()
    await table().delete()
  })
  group.teardown(() => queue.start(runJob))

  /** A job whose worker died: nobody extends its lease any more. */
  function abandoned(id: string, attempts: number, leaseUntil: number) {
    const job = {
      id,
      name: 'memos.stamp',
      clinic_id: 'a',
      record_id: id,
      available_at: 0,
      created_at: 0,
    }
    return db
      .table('queued_jobs')
      .insert({ ...job, state: 'running', attempts, lease_until: leaseUntil })
  }

  test('are taken again when their worker was lost, and not before', async ({ assert }) => {
    await abandoned('lost', 1, Date.now() - 1)
    await abandoned('alive', 1, Date.now() + 60_000)
    const worked: string[] = []
    await driver.start(async ({ recordId }) => void worked.push(recordId))
    await until('the lost one is done', async () => worked.includes('lost'))
    await driver.push({ name: 'memos.stamp', clinicId: 'a', recordId: 'later' })
    await until('a later one is done', async () => worked.includes('later'))
    assert.sameMembers(worked, ['lost', 'later'])
  })

  test('are given up when every worker that took them was lost', async ({ assert }) => {
    await abandoned('fatal', 5, Date.now() - 1)
    const worked: string[] = []
    await driver.start(async ({ recordId }) => void worked.push(recordId))
    await driver.push({ name: 'memos.stamp', clinicId: 'a', recordId: 'next' })
    await until('the next one is done', async () => worked.includes('next'))
    assert.deepEqual(worked, ['next'])
    assert.equal((await table().where('id', 'fatal').firstOrFail()).error, 'E_WORKER_LOST')
  })

  test("of the platform itself wait for no clinic's", async ({ assert }) => {
    const gate = Promise.withResolvers<void>()
    const began: string[] = []
    await driver.start(async ({ recordId, clinicId }) => {
      began.push(recordId)
      if (clinicId !== null) await gate.promise
    })
    for (const recordId of ['a', 'b', 'c']) {
      await driver.push({ name: 'memos.stamp', clinicId: 'a', recordId })
    }
    await driver.push({ name: 'identity.reset_mail', clinicId: null, recordId: 'mail' })
    await until('the mail is under way', async () => began.includes('mail'))
    assert.lengthOf(began, 3)
    gate.resolve()
    await until('all are done', async () => (await table()).length === 0)
  })

  test('are worked two at a time', async ({ assert }) => {
    const gate = Promise.withResolvers<void>()
    const began: string[] = []
    await driver.start(async ({ recordId }) => {
      began.push(recordId)
      await gate.promise
    })
    for (const recordId of ['a', 'b', 'c', 'd']) {
      await driver.push({ name: 'memos.stamp', clinicId: 'a', recordId })
    }
    await until('two are under way', async () => began.length === 2)
    assert.lengthOf(await table().where('state', 'waiting'), 2)
    gate.resolve()
    await until('all are done', async () => (await table()).length === 0)
    assert.lengthOf(began, 4)
  })
})
