import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic, StaleEditError } from '@medtrack/sdk'
import { chartFrame } from '../../chart/chart_frame.js'
import { chartOf, openChart } from '../../chart/open_chart.js'
import Visit from '../../models/visit.js'
import { readVisitForm, refuse } from '../../validators/visits/visit_form.js'
import { VisitLockedError } from '../../visits/errors.js'
import { countVisits, kindOf, timeline } from '../../visits/timeline.js'
import { savedFields, typedFields } from '../../visits/visit_fields.js'
import { write } from '../../visits/writing.js'
import { answerAutosave } from './autosave.js'
import { showVisit } from './visit_page.js'
import { line } from './visit_page.js'
import { differences, kinds } from './visit_words.js'
import { asAddendum } from './unsaved_text.js'

export default class VisitsController {
  async index(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await openChart(ctx)
    const kind = kindOf(request.qs().kind)
    const before = request.qs().before
    const { visits, next } = await timeline(patient.id, { kind, before: before && String(before) })
    return page.render('visits/index', {
      ...(await chartFrame(ctx, patient)),
      visits: visits.map((visit) => line(page, visit)),
      next,
      kind,
      isFirst: !before,
      kinds: kinds(page),
      total: await countVisits(patient.id),
    })
  }

  async store(ctx: HttpContext) {
    const patient = await chartOf(ctx)
    const visit = await Visit.startDraft(patient.id)
    ctx.page.redirect(`/${patient.id}/visits/${visit.id}`)
  }

  async show(ctx: HttpContext) {
    const patient = await openChart(ctx)
    return showVisit(ctx, patient, await Visit.inChart(patient.id, ctx.params.visit))
  }

  /** Asked for by the form's own typing (JSON), or by somebody who presses Save. */
  async update(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await chartOf(ctx)
    const visit = await Visit.inChart(patient.id, ctx.params.visit)
    const { writing, problems } = await readVisitForm(ctx)
    if (request.accepts(['html', 'json']) === 'json') {
      const ids = await write(visit, { ...writing, bySelf: true })
      return answerAutosave(page, visit, ids, problems)
    }
    refuse(problems)
    try {
      await write(visit, { ...writing, bySelf: false })
    } catch (error) {
      return this.#tell(ctx, error)
    }
    const path = `/${patient.id}/visits/${visit.id}`
    if (request.input('then') === 'sign') return page.redirect(`${path}#sign`)
    page.redirect(path, { kind: 'success', text: page.t('visits.saved') })
  }

  /** What came between, beside what was typed: nothing of that is lost. */
  async #tell(ctx: HttpContext, error: unknown) {
    const { page, request, response, params } = ctx
    if (!(error instanceof StaleEditError || error instanceof VisitLockedError)) throw error
    response.status(409)
    const patient = await chartOf(ctx)
    const visit = await Visit.inChart(patient.id, params.visit)
    const saved = await savedFields(visit)
    const typed = typedFields(saved, request)
    const conflict = differences(page, saved, typed)
    if (visit.isDraft) return showVisit(ctx, patient, visit, { typed, conflict })
    const mayAdd = visit.isFinished && currentClinic().actor.may('patients.visits.write')
    return showVisit(ctx, patient, visit, {
      notice: mayAdd ? 'signedMeanwhile' : 'locked',
      addendum: mayAdd ? asAddendum(conflict) : '',
    })
  }
}
