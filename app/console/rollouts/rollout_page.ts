import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@adonisjs/core'
import { titleOf } from '#console/rollouts/rollout_list'
import Rollout, { type RolloutState } from '#rollouts/rollout'
import RolloutStep, { OVER, type StepState } from '#rollouts/rollout_step'
import { trailOf } from '#rollouts/trail'

/** Over this span the throughput is measured. */
const RECENT_MS = 5 * 60_000
const MOST_EVENTS = 120

/** What may be pressed in each state. */
const ACTS: Record<RolloutState, readonly string[]> = {
  planned: ['running', 'cancelled'],
  running: ['paused', 'cancelled', 'reverting'],
  paused: ['running', 'cancelled', 'reverting'],
  stopped: ['running', 'reverting', 'cancelled'],
  reverting: [],
  cancelled: ['reverting'],
  done: ['reverting'],
  reverted: [],
}

const TONES: Partial<Record<StepState, string>> = {
  waiting: 'neutral',
  done: 'success',
  failed: 'danger',
  reverted: 'warning',
  returning: 'warning',
  skipped: 'neutral',
}

/** @throws a 404 where there is none */
export async function rolloutOf(ctx: HttpContext): Promise<Rollout> {
  const rollout = await Rollout.find(ctx.params.rollout)
  if (!rollout) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  return rollout
}

/** The page that is watched while clinics move. */
export async function showRollout(ctx: HttpContext, rollout: Rollout, problem?: string) {
  const steps = await RolloutStep.query()
    .where('rolloutId', rollout.id)
    .orderBy('position')
    .preload('clinic')
  const names = new Map(steps.map((step) => [step.clinicId, step.clinic.name]))
  const events = await trailOf(rollout.id, MOST_EVENTS)
  return ctx.view.render('pages/console/rollouts/show', {
    rollout,
    problem,
    failure: failureOf(ctx, rollout.reasonCode),
    title: titleOf(rollout.moduleKey),
    base: `/console/rollouts/${rollout.id}`,
    isLive: !['planned', 'cancelled', 'done', 'reverted'].includes(rollout.state),
    acts: rollout.kind === 'contract' ? ACTS[rollout.state].filter(isForward) : ACTS[rollout.state],
    waves: wavesOf(rollout, steps),
    troubled: steps
      .filter(({ error }) => error !== null)
      .map((step) => ({ ...withActs(step), failure: failureOf(ctx, step.errorCode) })),
    progress: progressOf(rollout, steps),
    events: events
      .filter(({ event }) => event !== 'taken')
      .map((event) => ({ ...event, clinic: event.clinicId && names.get(event.clinicId) })),
  })
}

/** What went wrong in words for everybody; what exactly, a technical line tells beside it. */
function failureOf({ i18n }: HttpContext, code: string | null) {
  const words = `rollouts.failures.${code}`
  return i18n.t(i18n.hasMessage(words) ? words : 'rollouts.failures.other')
}

function isForward(act: string) {
  return act !== 'reverting'
}

function wavesOf(rollout: Rollout, steps: RolloutStep[]) {
  return rollout.waves.map(({ ring, share }, at) => {
    const cells = steps.filter(({ wave }) => wave === at)
    return {
      ring,
      share,
      isCurrent: at === rollout.wave && !rollout.hasEnded,
      over: cells.filter(({ state }) => OVER.includes(state)).length,
      cells: cells.map((step) => ({ step, tone: TONES[step.state] ?? 'info' })),
    }
  })
}

function withActs(step: RolloutStep) {
  const isIdle = step.queuedAt === null
  const acts = isIdle && ['failed', 'reverted'].includes(step.state) ? ['retry', 'skip'] : []
  return { step, acts: step.state === 'reverted' ? ['retry'] : acts }
}

/** How many are through, how fast that goes, and when it may be over; times in ms. */
export function progressOf(rollout: Rollout, steps: readonly RolloutStep[], now = Date.now()) {
  const over = steps.filter(({ state }) => OVER.includes(state))
  const span = Math.min(RECENT_MS, now - (rollout.startedAt ?? now))
  const recent = over.filter(({ endedAt }) => endedAt !== null && endedAt >= now - span).length
  const perMinute = span > 0 ? (recent * 60_000) / span : 0
  const left = steps.length - over.length
  const isMoving = rollout.state === 'running' && left > 0
  return {
    total: steps.length,
    over: over.length,
    moved: steps.filter(({ state }) => state === 'done').length,
    failed: steps.filter(({ state }) => state === 'failed').length,
    perMinute: isMoving ? perMinute : null,
    minutesLeft: isMoving && perMinute > 0 ? Math.ceil(left / perMinute) : null,
  }
}
