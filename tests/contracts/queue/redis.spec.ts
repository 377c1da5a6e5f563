import { test } from '@japa/runner'
import { Queue } from 'bullmq'
import { RedisDriver } from '#queue/redis_driver'
import type { QueueUnderTest } from '#tests/contracts/queue/queue_under_test'
import { queueContract } from '#tests/contracts/queue/queue_contract'
import { waitingContract } from '#tests/contracts/queue/waiting_contract'

const HOST = process.env.REDIS_HOST

/** Redis runs beside MariaDB; the run on SQLite has neither. */
if (HOST) {
  const redis = { host: HOST, port: Number(process.env.REDIS_PORT) }
  const prefix = `medtrack-contract-${process.pid}`
  const lanes = () =>
    ['clinics', 'platform'].map((lane) => new Queue(lane, { connection: redis, prefix }))
  const withLanes = async <T>(ask: (lane: Queue) => Promise<T>): Promise<T[]> => {
    const open = lanes()
    try {
      return await Promise.all(open.map(ask))
    } finally {
      await Promise.all(open.map((lane) => lane.close()))
    }
  }

  const overRedis: QueueUnderTest = {
    makeDriver: () => new RedisDriver({ redis, prefix, concurrency: 2 }),
    letTimePass: async () => {
      await withLanes(async (lane) => {
        for (const job of await lane.getDelayed()) await job.promote().catch(() => {})
      })
    },
    open: async () => {
      const counts = await withLanes((lane) =>
        lane.getJobCountByTypes('wait', 'active', 'delayed', 'prioritized')
      )
      return counts.reduce((sum, count) => sum + count, 0)
    },
    parked: async () => {
      const failed = await withLanes((lane) => lane.getFailed())
      return failed.flat().map(({ failedReason }) => failedReason)
    },
    clear: async () => void (await withLanes((lane) => lane.obliterate({ force: true }))),
  }
  queueContract('Redis', overRedis)
  waitingContract('Redis', overRedis)
} else {
  test.group('The queue over Redis', () => {
    test('is tested with the servers').skip(true, 'no Redis in this run')
  })
}
