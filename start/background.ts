import { setTimeout as wait } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import type { ApplicationService } from '@adonisjs/core/types'
import { redisAccess } from '#config/redis'
import { bus } from '#bus/bus'
import { endOverdueVisits } from '#clinics/support_visits'
import { mailSupportVisit, SUPPORT_VISIT_MAIL } from '#clinics/support_visit_mail'
import SignUp, { SIGN_UP_MAIL } from '#clinics/sign_up'
import { sweepHalfMade } from '#clinics/sweep'
import { startFlags } from '#entitlements/flags/platform_flags'
import { runJob } from '#gateway/job_runner'
import { addPlatformJobs } from '#gateway/platform_jobs'
import { alarm } from '#gateway/wake_due'
import { queue } from '#queue/queue'
import env from '#start/env'
import { releaseHealth } from '#releases/release_health'
import { bringNewModulesByThemselves } from '#rollouts/arrivals'
import { planUpdates } from '#rollouts/planning/automatic'
import { lookForReleases } from '#rollouts/planning/feed'
import { conductor } from '#rollouts/conductor/conductor'
import { BATCH_JOB } from '#rollouts/conductor/hand_out'
import { workBatch } from '#rollouts/work_batch'
import { NOTICE_JOBS } from '#subscriptions/notices'
import { renewDue } from '#subscriptions/renewals'

const RETRY_MS = 2_000
const CHORES_MS = 60_000
const FEED_MS = 60 * CHORES_MS
/** What is done every minute; safe in many processes at once. */
const CHORES: readonly (() => Promise<unknown>)[] = [
  sweepHalfMade,
  endOverdueVisits,
  renewDue,
  planUpdates,
  bringNewModulesByThemselves,
  () => releaseHealth.prune(),
]
let chores: NodeJS.Timeout | undefined
let feed: NodeJS.Timeout | undefined

/** What a serving process does beside answering: hear of changes, work the queue, tidy up. */
export async function startBackground({ worksJobs = true } = {}) {
  await sweepHalfMade()
  if (!bus.isStarted) await bus.start(await transport())
  await startFlags()
  addPlatformJobs({
    ...NOTICE_JOBS,
    [SIGN_UP_MAIL]: (id) => SignUp.mailTo(id),
    [SUPPORT_VISIT_MAIL]: mailSupportVisit,
    [BATCH_JOB]: workBatch,
  })
  if (worksJobs) await queue.start(runJob)
  conductor.start()
  clearInterval(chores)
  clearInterval(feed)
  // Tests tell each what time it is: today's clock would undo what they did in next month's.
  if (app.inTest) return
  alarm.start()
  chores = setInterval(() => void doChores(), CHORES_MS).unref()
  feed = setInterval(() => void lookForReleases().catch(report), FEED_MS).unref()
  await planUpdates()
  void bringNewModulesByThemselves().catch(report)
  void lookForReleases().catch(report)
}

async function doChores() {
  for (const chore of CHORES) await chore().catch(report)
}

/** Takes nothing new, and waits for what is under way. */
export async function stopBackground() {
  clearInterval(chores)
  clearInterval(feed)
  alarm.stop()
  conductor.stop()
  await Promise.all([alarm.settle(), conductor.settle()])
  await queue.stop()
  await releaseHealth.flush()
  await bus.stop()
}

/** The database may come up after us: pages answer 503 meanwhile, and the rest begins when it can. */
export async function keepStartingBackground(
  served: ApplicationService,
  options: { worksJobs?: boolean } = {}
) {
  while (!served.isTerminating && !served.isTerminated) {
    try {
      await startBackground(options)
      // The process may have been told to end while the database was slow to answer.
      if (served.isTerminating) await stopBackground()
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
  if (!env.get('REDIS_HOST')) {
    const { DatabaseBusTransport } = await import('#bus/database_transport')
    return new DatabaseBusTransport()
  }
  const { RedisBusTransport } = await import('#bus/redis_transport')
  return new RedisBusTransport(redisAccess())
}
