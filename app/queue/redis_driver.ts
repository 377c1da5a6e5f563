import logger from '@adonisjs/core/services/logger'
import { DelayedError, type Job, Queue as BullQueue, Worker } from 'bullmq'
import { codeOf, digestOf, MAX_ATTEMPTS, NOT_NOW_MS } from '#queue/job_rules'
import type { JobCounts, NewJob, ParkedJob, QueuedJob, QueueDriver } from '#queue/queue'
import { NotNowError } from '#queue/queue'

export interface RedisQueueOptions {
  redis: { host: string; port: number; password?: string }
  /** Before every key: deployments may share a server. */
  prefix: string
  /** Jobs of clinics at once in this process, and as many of the platform's own. */
  concurrency: number
  /** How long a worker may fall silent before its jobs are given to another. */
  stalledMs?: number
}

/** The platform's own jobs have a lane of their own: a mail must not wait for two imports. */
const LANES = ['clinics', 'platform'] as const
type Lane = (typeof LANES)[number]
type Payload = Pick<QueuedJob, 'clinicId' | 'recordId'>

const STALLED_MS = 30_000
/** As BullMQ says it of a job whose workers were all lost. */
const STALLED = /stalled/

/** BullMQ on Redis: for any number of processes that work. What it loses, the database still knows. */
export class RedisDriver implements QueueDriver {
  readonly #options: RedisQueueOptions
  readonly #lanes = new Map<Lane, BullQueue<Payload>>()
  #workers: Worker<Payload>[] = []

  constructor(options: RedisQueueOptions) {
    this.#options = options
  }

  async push(job: NewJob) {
    const { name, clinicId, recordId, delay } = job
    const id = digestOf(job)
    await this.#lane(clinicId === null ? 'platform' : 'clinics').add(
      name,
      { clinicId, recordId },
      {
        delay,
        ...(id && { deduplication: { id } }),
        attempts: MAX_ATTEMPTS,
        backoff: { type: 'exponential', delay: 2_000 },
        removeOnComplete: true,
        removeOnFail: false,
      }
    )
  }

  async start(work: (job: QueuedJob) => Promise<void>) {
    const { redis, prefix, concurrency, stalledMs = STALLED_MS } = this.#options
    this.#workers = LANES.map((lane) => {
      const worker = new Worker<Payload>(lane, (job, token) => run(job, token, work), {
        connection: { ...redis, maxRetriesPerRequest: null },
        prefix,
        concurrency,
        lockDuration: stalledMs,
        stalledInterval: stalledMs,
        maxStalledCount: MAX_ATTEMPTS - 1,
      })
      return worker.on('error', report)
    })
    await Promise.all(this.#workers.map((worker) => worker.waitUntilReady()))
  }

  async stop() {
    const workers = this.#workers.splice(0)
    await Promise.all(workers.map((worker) => worker.close()))
    const lanes = [...this.#lanes.values()]
    this.#lanes.clear()
    await Promise.all(lanes.map((lane) => lane.close().catch(report)))
  }

  async parked(most: number): Promise<ParkedJob[]> {
    const found = await Promise.all(LANES.map((lane) => this.#lane(lane).getFailed(0, most - 1)))
    return found
      .flat()
      .sort((a, b) => (b.finishedOn ?? 0) - (a.finishedOn ?? 0))
      .slice(0, most)
      .map(({ id, queueName, name, data, attemptsMade, failedReason }) => ({
        id: `${queueName}/${id}`,
        name,
        clinicId: data.clinicId,
        attempts: attemptsMade,
        error: STALLED.test(failedReason) ? 'E_WORKER_LOST' : failedReason,
      }))
  }

  async retry(id: string) {
    const job = await this.#parkedJob(id)
    await job?.retry('failed', { resetAttemptsMade: true })
    return job !== null
  }

  async discard(id: string) {
    const job = await this.#parkedJob(id)
    await job?.remove()
    return job !== null
  }

  async counts(): Promise<JobCounts> {
    const counts = { waiting: 0, running: 0, delayed: 0, parked: 0 }
    for (const lane of LANES) {
      const found = await this.#lane(lane).getJobCounts('wait', 'active', 'delayed', 'failed')
      counts.waiting += found.wait
      counts.running += found.active
      counts.delayed += found.delayed
      counts.parked += found.failed
    }
    return counts
  }

  async #parkedJob(id: string): Promise<Job<Payload> | null> {
    const [lane, own] = id.split('/')
    if (!own || !LANES.includes(lane as Lane)) return null
    const job = await this.#lane(lane as Lane).getJob(own)
    return job && (await job.isFailed()) ? job : null
  }

  /** Made when it is first needed. A push fails soon where Redis is away: its caller has to know. */
  #lane(lane: Lane): BullQueue<Payload> {
    const known = this.#lanes.get(lane)
    if (known) return known
    const { redis, prefix } = this.#options
    const connection = { ...redis, maxRetriesPerRequest: 1, connectTimeout: 2_000 }
    const made = new BullQueue<Payload>(lane, { connection, prefix })
    made.on('error', report)
    this.#lanes.set(lane, made)
    return made
  }
}

async function run(
  job: Job<Payload>,
  token: string | undefined,
  work: (job: QueuedJob) => Promise<void>
) {
  // From here on the same may be asked again: what changes meanwhile is worked once more.
  await job.removeDeduplicationKey()
  const { clinicId, recordId } = job.data
  try {
    await work({ name: job.name, clinicId, recordId })
  } catch (error) {
    if (error instanceof NotNowError) {
      await job.moveToDelayed(Date.now() + NOT_NOW_MS, token)
      throw new DelayedError()
    }
    logger.error({ err: error, job: job.name, clinic: clinicId }, 'a job failed')
    // Redis keeps the message: only the code may stand there.
    throw new Error(codeOf(error).slice(0, 500))
  }
}

function report(error: unknown) {
  logger.warn({ code: codeOf(error) }, 'the queue cannot reach Redis as it should')
}
