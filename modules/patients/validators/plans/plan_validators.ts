import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { LONGEST, MOST_LINES } from '../../plans/draft.js'
import { ACHIEVEMENTS, GOAL_STATUSES, PLAN_STATUSES, STEP_STATUSES } from '../../plans/statuses.js'

const text = (most: number) => vine.string().trim().minLength(1).maxLength(most)
const note = () => text(LONGEST.note).nullable().optional()
const day = () =>
  vine
    .date({ formats: ['YYYY-MM-DD'] })
    .nullable()
    .optional()
    .transform((date) => date && DateTime.fromJSDate(date).toISODate())
const version = () => vine.number().min(1).withoutDecimals()

const line = {
  description: text(LONGEST.description),
  dueOn: day(),
}
/** A row of the form that was left empty is no goal. */
const row = {
  ...line,
  description: vine.string().trim().maxLength(LONGEST.description).nullable().optional(),
}
const responsibleId = vine.string().nullable().optional()

const plan = {
  title: text(LONGEST.title),
  startsOn: day(),
  endsOn: day(),
  conditionId: vine.string().nullable().optional(),
  note: note(),
}

export const newPlanValidator = vine.create(
  vine.object({
    ...plan,
    goals: vine.array(vine.object(row)).maxLength(MOST_LINES).optional(),
    steps: vine
      .array(vine.object({ ...row, responsibleId }))
      .maxLength(MOST_LINES)
      .optional(),
  })
)

export const planValidator = vine.create(
  vine.object({ ...plan, status: vine.enum(PLAN_STATUSES), outcome: note(), version: version() })
)

export const newGoalValidator = vine.create(vine.object(line))
export const goalValidator = vine.create(
  vine.object({
    ...line,
    lifecycleStatus: vine.enum(GOAL_STATUSES),
    achievementStatus: vine.enum(ACHIEVEMENTS).nullable().optional(),
    outcome: note(),
    version: version(),
  })
)

export const newStepValidator = vine.create(vine.object({ ...line, responsibleId }))
export const stepValidator = vine.create(
  vine.object({
    ...line,
    responsibleId,
    status: vine.enum(STEP_STATUSES),
    statusReason: note(),
    version: version(),
  })
)

export const progressValidator = vine.create(vine.object({ text: text(LONGEST.note) }))
export const templateValidator = vine.create(vine.object({ title: text(LONGEST.title) }))
