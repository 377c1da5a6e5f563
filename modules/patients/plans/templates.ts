import { audit } from '../acts.js'
import { DateTime } from 'luxon'
import CareActivity from '../models/care_activity.js'
import CareGoal from '../models/care_goal.js'
import type CarePlan from '../models/care_plan.js'
import CarePlanTemplate, { type TemplateLine } from '../models/care_plan_template.js'
import type { PlanDraft } from './draft.js'

type Words = (key: string) => string
type Template = Pick<CarePlanTemplate, 'title' | 'goals' | 'steps'>

/** Days after the plan's first, goal by goal and step by step; their words are in `plans.bundled`. */
const BUNDLED = {
  diabetes: { goals: [180, 180, null], steps: [0, 90, 30, 30, 30, 14] },
  hypertension: { goals: [90, 90], steps: [0, 14, 14, 28, 90] },
  antenatal: { goals: [null, null], steps: [0, 0, 14, 14, 28, 28] },
} as const

const BUNDLED_PREFIX = 'bundled-'
export const BUNDLED_NAMES = Object.keys(BUNDLED) as (keyof typeof BUNDLED)[] // the keys of that record

/** What a plan may begin from: those that came along, then the clinic's own. */
export async function listTemplates(t: Words) {
  const kept = await CarePlanTemplate.query().orderBy('title').orderBy('id')
  const all = BUNDLED_NAMES.map((name) => ({
    value: `${BUNDLED_PREFIX}${name}`,
    label: t(`plans.bundled.${name}.title`),
  }))
  return { bundled: all, kept }
}

/** @throws RecordNotFoundError */
export async function draftFrom(choice: string, today: string, t: Words): Promise<PlanDraft> {
  const name = BUNDLED_NAMES.find((known) => choice === `${BUNDLED_PREFIX}${known}`)
  const template = name ? bundled(name, t) : await CarePlanTemplate.findOrRefuse(choice)
  const due = (inDays: number | null) => (inDays === null ? null : daysAfter(today, inDays))
  return {
    ...emptyPlan(today),
    title: template.title,
    goals: template.goals.map(({ description, inDays }) => ({ description, dueOn: due(inDays) })),
    steps: template.steps.map(({ description, inDays }) => ({
      description,
      dueOn: due(inDays),
      responsibleId: null,
    })),
  }
}

export function emptyPlan(today: string): PlanDraft {
  return {
    title: '',
    startsOn: today,
    endsOn: null,
    conditionId: null,
    note: null,
    goals: [],
    steps: [],
  }
}

/** Keeps the goals and steps of a plan for others: no notes, no people, days instead of dates. */
export async function keepAsTemplate(plan: CarePlan, title: string): Promise<CarePlanTemplate> {
  const from = plan.startsOn ?? plan.createdAt.toISODate() ?? ''
  const toLine = ({
    description,
    dueOn,
  }: {
    description: string
    dueOn: string | null
  }): TemplateLine => ({
    description,
    inDays: dueOn === null ? null : Math.max(0, daysBetween(from, dueOn)),
  })
  const goals = await CareGoal.query().where('care_plan_id', plan.id).orderBy('position')
  const steps = await CareActivity.query().where('care_plan_id', plan.id).orderBy('position')
  const template = await CarePlanTemplate.create({
    title,
    goals: goals.map(toLine),
    steps: steps.map(toLine),
  })
  await audit({
    action: 'patients.plans.template.keep',
    type: 'C',
    entity: { type: 'CarePlanTemplate', id: template.id },
  })
  return template
}

function bundled(name: keyof typeof BUNDLED, t: Words): Template {
  const lines = (part: 'goals' | 'steps') =>
    BUNDLED[name][part].map((inDays, index) => ({
      description: t(`plans.bundled.${name}.${part}.${index + 1}`),
      inDays,
    }))
  return { title: t(`plans.bundled.${name}.title`), goals: lines('goals'), steps: lines('steps') }
}

function daysAfter(day: string, count: number): string | null {
  return DateTime.fromISO(day, { zone: 'utc' }).plus({ days: count }).toISODate()
}

/** Dates may be known to the month only: then its first day counts. */
function daysBetween(from: string, to: string): number {
  const at = (day: string) => DateTime.fromISO(day, { zone: 'utc' })
  return Math.round(at(to).diff(at(from), 'days').days)
}
