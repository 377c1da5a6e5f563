import { setTimeout as wait } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import type { ApplicationService } from '@adonisjs/core/types'
import { bus } from '#bus/bus'
import { sweepHalfMade } from '#clinics/sweep'
import { startFlags } from '#entitlements/flags/platform_flags'
import { runJob } from '#gateway/job_runner'
import { addPlatformJobs } from '#gateway/platform_jobs'
import { queue } from '#queue/queue'
import env from '#start/env'
import { NOTICE_JOBS } from '#subscriptions/notices'
import { renewDue } from '#subscriptions/renewals'

const RETRY_MS = 2_000
const SWEEP_MS = 60_000
const RENEW_MS = 60_000
let renewing: NodeJS.Timeout | undefined
let sweeping: NodeJS.Timeout | undefined

/** What a serving process does beside answering: hear of changes, work the queue, tidy up. */
export async function startBackground() {
  await sweepHalfMade()
  if (!bus.isStarted) await bus.start(await transport())
  await startFlags()
  addPlatformJobs(NOTICE_JOBS)
  await queue.start(runJob)
  clearInterval(sweeping)
  sweeping = setInterval(() => void sweepHalfMade().catch(report), SWEEP_MS).unref()
  clearInterval(renewing)
  renewing = setInterval(() => void renewDue().catch(report), RENEW_MS).unref()
}

/** Takes nothing new, and waits for what is under way. */
export async function stopBackground() {
  clearInterval(sweeping)
  clearInterval(renewing)
  await queue.stop()
  await bus.stop()
}

/** The database may come up after us: pages answer 503 meanwhile, and the rest begins when it can. */
export async function keepStartingBackground(app: ApplicationService) {
  while (!app.isTerminating && !app.isTerminated) {
    try {
      await startBackground()
      // The process may have been told to end while the database was slow to answer.
      if (app.isTerminating) await stopBackground()
      return
    } catch (error) {
      report(error)
      await wait(RETRY_MS, undefined, { ref: false })
    }
  }
}

function report(error: unknown) {
  const code = (error as { code?: string }).code ?? 'unknown'
  logger.error({ code }, 'the central database cannot be reached; trying again')
}

async function transport() {
  const host = env.get('REDIS_HOST')
  if (!host) {
    const { DatabaseBusTransport } = await import('#bus/database_transport')
    return new DatabaseBusTransport()
  }
  const { RedisBusTransport } = await import('#bus/redis_transport')
  const password = env.get('REDIS_PASSWORD') || undefined
  return new RedisBusTransport({ host, port: env.get('REDIS_PORT', 6379), password })
}
