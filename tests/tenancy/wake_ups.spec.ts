import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { transaction, wakeAt, wakeNever } from '@medtrack/sdk'
import { resumeClinic, suspendClinic } from '#clinics/life'
import { runJob } from '#gateway/job_runner'
import { wakeDue } from '#gateway/wake_due'
import { chooseQueueDriver } from '#start/queue'
import { InProcessDriver } from '#queue/in_process_driver'
import type { QueueDriver } from '#queue/queue'
import { queue } from '#queue/queue'
import { RedisDriver } from '#queue/redis_driver'
import { ledger } from '#releases/ledger'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'
import { createClinic, removeClinic } from '#tests/factories/clinics'
import { until } from '#tests/http/releases/until'
import Memo from '#tests/fixtures/modules/memos-1.1.0/models/memo'

const NOW = Date.UTC(2026, 10, 2, 9)
const MINUTE = 60_000

const { REDIS_HOST: host, REDIS_PORT: port } = process.env

wakingBy('the embedded queue', () => new InProcessDriver())
if (host) {
  const redis = { host, port: Number(port) }
  const prefix = `medtrack-waking-${process.pid}`
  wakingBy('Redis', () => new RedisDriver({ redis, prefix, concurrency: 2 }))
}

function wakingBy(name: string, makeDriver: () => QueueDriver) {
  test.group(`A job that is woken by ${name}`, (group) => {
    let clinic: Clinic
    let memo: Memo

    group.setup(async () => {
      await change(makeDriver())
      return async () => change(await chooseQueueDriver())
    })

    group.each.setup(async () => {
      clinic = await createClinic()
      memo = await inside(() => Memo.create({ text: 'Order gloves' }))
      return () => removeClinic(clinic)
    })

    const inside = <T>(work: () => Promise<T>) => enterClinic(clinic, PLATFORM, work)
    const ask = (at: number) => inside(() => wakeAt('memos.stamp', memo.id, new Date(at)))
    const stamps = () => inside(async () => (await Memo.findOrFail(memo.id)).stamps)
    const isRun = (times = 1) =>
      until(`it ran ${times} times`, async () => (await stamps()) === times)
    const standing = async () =>
      (await db.from('wake_ups').where('clinic_id', clinic.id)).map(({ due_at }) => Number(due_at))

    test('runs when it is due and not before, once', async ({ assert }) => {
      await ask(NOW)
      await wakeDue(NOW - 1)
      assert.deepEqual(await standing(), [NOW])
      await Promise.all([wakeDue(NOW), wakeDue(NOW)])
      assert.deepEqual(await standing(), [])
      await isRun()
      await wakeDue(NOW + MINUTE)
      assert.equal(await stamps(), 1)
    })

    test('is moved by asking again, and forgotten when it is told to be', async ({ assert }) => {
      await ask(NOW)
      await ask(NOW + MINUTE)
      assert.deepEqual(await standing(), [NOW + MINUTE])
      await ask(NOW - MINUTE)
      assert.deepEqual(await standing(), [NOW - MINUTE])
      await inside(() => wakeNever('memos.stamp', memo.id))
      assert.deepEqual(await standing(), [])
    })

    test('stays for later while its module is off, and runs when it is on', async ({ assert }) => {
      await ask(NOW)
      await ledger.keep(clinic.id, 'memos', false)
      await wakeDue(NOW)
      await wakeDue(NOW + 1)
      assert.deepEqual(await standing(), [NOW])
      await ledger.keep(clinic.id, 'memos', true)
      await wakeDue(NOW + 2 * MINUTE)
      assert.deepEqual(await standing(), [])
      await isRun()
    })

    test('stays for later while its clinic is suspended', async ({ assert }) => {
      await ask(NOW)
      await suspendClinic(clinic, 'Unpaid since June')
      await wakeDue(NOW)
      assert.deepEqual(await standing(), [NOW])
      await resumeClinic(clinic)
      await wakeDue(NOW + 2 * MINUTE)
      await isRun()
    })

    test('of a module that is off keeps nobody else waiting', async ({ assert }) => {
      const other = await createClinic()
      try {
        const theirs = await enterClinic(other, PLATFORM, () => Memo.create({ text: 'Call back' }))
        await ask(NOW - MINUTE)
        await ledger.keep(clinic.id, 'memos', false)
        await enterClinic(other, PLATFORM, () => wakeAt('memos.stamp', theirs.id, new Date(NOW)))
        await wakeDue(NOW)
        await until('theirs ran', () =>
          enterClinic(other, PLATFORM, async () => (await Memo.findOrFail(theirs.id)).stamps === 1)
        )
        assert.equal(await stamps(), 0)
      } finally {
        await removeClinic(other)
      }
    })

    test('is handed over again where whoever took it died', async ({ assert }) => {
      await ask(NOW)
      const { push } = queue
      queue.push = () => Promise.reject(new RangeError('Pulled the plug.'))
      try {
        await assert.rejects(() => wakeDue(NOW), 'Pulled the plug.')
      } finally {
        queue.push = push
      }
      assert.deepEqual(await standing(), [NOW])
      await wakeDue(NOW + 2 * MINUTE)
      await isRun()
    })

    test('that is moved while it is handed over is woken then as well', async () => {
      await ask(NOW)
      const { push } = queue
      queue.push = async (job) => {
        await ask(NOW + MINUTE)
        return push.call(queue, job)
      }
      try {
        await wakeDue(NOW)
      } finally {
        queue.push = push
      }
      await isRun(1)
      await wakeDue(NOW + MINUTE)
      await isRun(2)
    })

    test('counts from the commit of the transaction that asked', async ({ assert }) => {
      await ask(NOW)
      const breakOff = new RangeError('Broke off.')
      const inTransaction = (work: () => Promise<void>) => inside(() => transaction(work))
      await assert.rejects(
        () =>
          inTransaction(async () => {
            await wakeNever('memos.stamp', memo.id)
            await wakeAt('memos.stamp', memo.id, new Date(NOW + MINUTE))
            throw breakOff
          }),
        breakOff.message
      )
      assert.deepEqual(await standing(), [NOW])
      await inTransaction(() =>
        transaction(() => wakeAt('memos.stamp', memo.id, new Date(NOW + MINUTE)))
      )
      assert.deepEqual(await standing(), [NOW + MINUTE])
    })

    test('goes with its clinic', async ({ assert }) => {
      await ask(NOW)
      await removeClinic(clinic)
      assert.deepEqual(await standing(), [])
    })

    test('must be a job of the release that the clinic runs', async ({ assert }) => {
      const wrong = () => inside(() => wakeAt('memos.shred', memo.id, new Date(NOW)))
      await assert.rejects(wrong, /none of its jobs/)
    })
  })
}

async function change(driver: QueueDriver) {
  await queue.stop()
  queue.use(driver)
  await queue.start(runJob)
}
