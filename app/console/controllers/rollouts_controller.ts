import { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { readPage } from '#clinics/filter'
import { read } from '#clinics/form'
import { liveEvents } from '#console/rollouts/live'
import { showPlanning } from '#console/rollouts/planning_page'
import { rolloutPage, whatIsNew } from '#console/rollouts/rollout_list'
import { rolloutOf, showRollout } from '#console/rollouts/rollout_page'
import { newRolloutForm } from '#console/validators/rollout_forms'
import { showAgain } from '#identity/form_page'
import { RolloutRefusedError } from '#rollouts/errors'
import { planRollout } from '#rollouts/planning/plan'

const MINUTE_MS = 60_000

/** Updates of many clinics: planned here, watched here. */
export default class RolloutsController {
  async index(ctx: HttpContext) {
    const page = await rolloutPage(readPage(ctx))
    return ctx.view.render('pages/console/rollouts/index', { ...page, ...(await whatIsNew()) })
  }

  create(ctx: HttpContext) {
    return showPlanning(ctx)
  }

  async store(ctx: HttpContext) {
    const { values, errors } = await read(ctx, newRolloutForm)
    if (errors) {
      showAgain(ctx, errors)
      return showPlanning(ctx)
    }
    const { module: moduleKey, version, kind, soak, watch, hours_from: from, hours_to: to } = values
    try {
      const rollout = await planRollout({
        moduleKey,
        version,
        kind,
        concurrency: values.concurrency,
        budgetCount: values.budget_count,
        budgetPercent: values.budget_percent,
        soakMs: soak * MINUTE_MS,
        watchMs: watch * MINUTE_MS,
        hours: from === undefined || to === undefined ? null : { from, to },
        plannedBy: agentOf(ctx)?.name,
      })
      return ctx.response.redirect().status(303).toPath(`/console/rollouts/${rollout.id}`)
    } catch (error) {
      if (!(error instanceof RolloutRefusedError)) throw error
      ctx.response.status(error.status)
      return showPlanning(ctx, error.message)
    }
  }

  async show(ctx: HttpContext) {
    return showRollout(ctx, await rolloutOf(ctx))
  }

  /** Says that something moved; the page then fetches itself. */
  async live(ctx: HttpContext) {
    const rollout = await rolloutOf(ctx)
    const gone = new AbortController()
    ctx.request.request.once('close', () => gone.abort())
    ctx.response.header('Content-Type', 'text/event-stream')
    ctx.response.header('Cache-Control', 'no-store')
    ctx.response.header('X-Accel-Buffering', 'no')
    ctx.response.stream(Readable.from(liveEvents(rollout.id, gone.signal)))
  }
}
