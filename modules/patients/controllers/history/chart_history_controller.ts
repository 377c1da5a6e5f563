import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import { openChart } from '../../chart/open_chart.js'
import { diagnosesMeant, drugsMeant } from '../../history/coded_entries.js'
import { mayReadNotes, notesSaying } from '../../history/notes.js'
import { asksNothing, chartQuestion, type ChartQuestion } from '../../history/question.js'
import { line } from '../visits/visit_page.js'

/** Words, drugs, diagnoses and days within one patient's record. */
export default class ChartHistoryController {
  async show(ctx: HttpContext) {
    const { page, request } = ctx
    const patient = await openChart(ctx)
    const question = chartQuestion(request)
    const before = request.qs().before
    const notes = asksForNotes(question)
      ? await notesSaying(patient.id, question, before && String(before))
      : null
    return page.render('history/chart', {
      ...(await chartFrame(ctx, patient)),
      question,
      asksNothing: asksNothing(question),
      notes: notes?.hits.map(({ visit, excerpt }) => ({ ...line(page, visit), excerpt })) ?? null,
      next: notes?.next ?? null,
      diagnoses: await diagnosesMeant(patient.id, question),
      drugs: await drugsMeant(patient.id, question),
    })
  }
}

/** By their words, or by nothing but the day. */
function asksForNotes({ text, diagnosis, drug, from, to }: ChartQuestion) {
  const isOnlyDays = !diagnosis && !drug && (from !== '' || to !== '')
  return mayReadNotes() && (text !== '' || isOnlyDays)
}
