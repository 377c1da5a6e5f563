import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import Condition from '../../models/condition.js'
import { memberNames } from '../../plans/begin_plan.js'
import type { PlanDraft } from '../../plans/draft.js'
import { sentencesOf } from '../sentences.js'
import {
  goalValidator,
  newGoalValidator,
  newPlanValidator,
  newStepValidator,
  planValidator,
  progressValidator,
  stepValidator,
  templateValidator,
} from './plan_validators.js'

type Page = HttpContext['page']

const RULES = ['required', 'minLength', 'maxLength', 'date', 'enum', 'array.maxLength']
const FIELDS = [
  'title',
  'startsOn',
  'endsOn',
  'note',
  'description',
  'dueOn',
  'status',
  'outcome',
  'text',
  'lifecycleStatus',
  'achievementStatus',
  'statusReason',
]

/** A new plan as typed; rows without a description are left out. */
export async function readNewPlan(
  { request, page }: HttpContext,
  patientId: string
): Promise<PlanDraft> {
  const input = await request.validateUsing(newPlanValidator, words(page))
  const names = await memberNames()
  const draft = {
    ...(await planFields(page, input, patientId)),
    goals: (input.goals ?? []).flatMap(({ description, dueOn = null }) =>
      description ? [{ description, dueOn }] : []
    ),
    steps: (input.steps ?? []).flatMap(({ description, dueOn = null, responsibleId = null }) =>
      description ? [{ description, dueOn, responsibleId }] : []
    ),
  }
  for (const { responsibleId } of draft.steps) refuseStranger(page, names, responsibleId)
  return draft
}

export async function readPlan({ request, page }: HttpContext, patientId: string) {
  const input = await request.validateUsing(planValidator, words(page))
  const { status, outcome = null, version } = input
  return {
    version,
    changes: { ...(await planFields(page, input, patientId)), status, outcome },
  }
}

export async function readNewGoal({ request, page }: HttpContext) {
  const { description, dueOn = null } = await request.validateUsing(newGoalValidator, words(page))
  return { description, dueOn }
}

export async function readGoal({ request, page }: HttpContext) {
  const { version, ...input } = await request.validateUsing(goalValidator, words(page))
  const { dueOn = null, achievementStatus = null, outcome = null } = input
  return { version, changes: { ...input, dueOn, achievementStatus, outcome } }
}

export async function readNewStep({ request, page }: HttpContext) {
  const input = await request.validateUsing(newStepValidator, words(page))
  const { description, dueOn = null, responsibleId = null } = input
  const names = await memberNames()
  refuseStranger(page, names, responsibleId)
  return { step: { description, dueOn, responsibleId }, names }
}

/** @param held who is responsible now; somebody who left may stay so */
export async function readStep({ request, page }: HttpContext, held: string | null) {
  const { version, ...input } = await request.validateUsing(stepValidator, words(page))
  const { dueOn = null, responsibleId = null, statusReason = null } = input
  const names = await memberNames()
  if (responsibleId !== held) refuseStranger(page, names, responsibleId)
  return { version, names, changes: { ...input, dueOn, responsibleId, statusReason } }
}

export async function readProgress({ request, page }: HttpContext): Promise<string> {
  return (await request.validateUsing(progressValidator, words(page))).text
}

export async function readTemplateTitle({ request, page }: HttpContext): Promise<string> {
  return (await request.validateUsing(templateValidator, words(page))).title
}

interface PlanInput {
  title: string
  startsOn?: string | null
  endsOn?: string | null
  conditionId?: string | null
  note?: string | null
}

/** @throws RecordNotFoundError when the problem is of somebody else's chart */
async function planFields(page: Page, input: PlanInput, patientId: string) {
  const { title, startsOn = null, endsOn = null, conditionId = null, note = null } = input
  if (startsOn && endsOn && endsOn < startsOn) refuse(page, 'endsOn', 'endsBeforeStart')
  if (conditionId) await Condition.inChart(patientId, conditionId)
  return { title, startsOn, endsOn, conditionId, note }
}

function refuseStranger(page: Page, names: ReadonlyMap<string, string>, id: string | null) {
  if (id && !names.has(id)) refuse(page, 'responsibleId', 'notMember')
}

function refuse(page: Page, field: string, rule: string): never {
  throw new errors.E_VALIDATION_ERROR([{ field, rule, message: page.t(`plans.errors.${rule}`) }])
}

function words(page: Page) {
  return { messagesProvider: sentencesOf(page, 'plans', { rules: RULES, fields: FIELDS }) }
}
