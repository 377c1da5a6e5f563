import env from '#start/env'
import { redisAccess } from '#config/redis'
import type { QueueDriver } from '#queue/queue'

const CONCURRENCY = 2

/** The queue that the deployment chose; the drivers of the others are not even loaded. */
export async function chooseQueueDriver(): Promise<QueueDriver> {
  const concurrency = env.get('QUEUE_CONCURRENCY', CONCURRENCY)
  if (env.get('QUEUE', 'embedded') === 'redis') {
    const { RedisDriver } = await import('#queue/redis_driver')
    const prefix = `medtrack:${env.get('DB_NAME', 'medtrack')}`
    const stalledMs = env.get('QUEUE_STALLED_MS')
    return new RedisDriver({ redis: redisAccess(), prefix, concurrency, stalledMs })
  }
  const { InProcessDriver } = await import('#queue/in_process_driver')
  return new InProcessDriver({ concurrency })
}
