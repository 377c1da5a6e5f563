import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { chartFrame } from '../../chart/chart_frame.js'
import CarePlan from '../../models/care_plan.js'
import Condition from '../../models/condition.js'
import type Patient from '../../models/patient.js'
import { todayIn } from '../../people/age.js'
import { MOST_LINES } from '../../plans/draft.js'
import { draftFrom, emptyPlan, listTemplates } from '../../plans/templates.js'
import { partsOf, people, problems, statusChoices, statusWords } from './plan_page.js'

/** Rows that stay empty below those that are filled. */
const SPARE = { goals: 2, steps: 3 } as const

/** One plan with its goals and steps, and the forms that add to it. */
export async function showPlan(ctx: HttpContext, patient: Patient) {
  const { page, params } = ctx
  const plan = await CarePlan.inChart(patient.id, params.plan)
  const condition = plan.conditionId && (await Condition.find(plan.conditionId))
  return page.render('plans/show', {
    ...(await chartFrame(ctx, patient)),
    ...(await partsOf(page, plan)),
    plan,
    status: statusWords(page, 'statuses', plan.status),
    problem: condition ? condition.display : null,
    people: await people(),
  })
}

/** The form for a new plan: empty, from a template, or as it was typed. */
export async function showNewPlan(ctx: HttpContext, patient: Patient) {
  const { page, request } = ctx
  const today = todayIn(currentClinic().clinic.timeZone)
  const template = String(request.qs().template ?? '')
  const draft = template ? await draftFrom(template, today, page.t.bind(page)) : emptyPlan(today)
  const rows = (part: 'goals' | 'steps') => {
    const sent = request.method() === 'GET' ? 0 : [request.input(part, [])].flat().length
    const count = Math.max(draft[part].length + SPARE[part], Math.min(sent, MOST_LINES))
    return Array.from({ length: count }, (_, index) => draft[part][index] ?? {})
  }
  const { bundled, kept } = await listTemplates(page.t.bind(page))
  return page.render('plans/create', {
    ...(await chartFrame(ctx, patient)),
    draft,
    chosenTemplate: template,
    goals: rows('goals'),
    steps: rows('steps'),
    templates: [...bundled, ...kept.map(({ id, title }) => ({ value: id, label: title }))],
    people: await people(),
    problems: await problems(patient.id),
  })
}

/** @param typed what somebody else's edit came between: it stays in the form */
export async function showPlanForm(
  ctx: HttpContext,
  patient: Patient,
  plan: CarePlan,
  typed: Partial<CarePlan> | null = null
) {
  return ctx.page.render('plans/edit', {
    ...(await chartFrame(ctx, patient)),
    ...statusChoices(ctx.page),
    plan,
    values: typed ?? plan,
    isStale: typed !== null,
    problems: await problems(patient.id),
  })
}
