import type { Annotation, CarePlan as CarePlanResource, CarePlanActivity } from '@medplum/fhirtypes'
import CareActivity from '../../models/care_activity.js'
import CareGoal from '../../models/care_goal.js'
import CarePlan from '../../models/care_plan.js'
import CareProgress from '../../models/care_progress.js'
import {
  asNotes,
  dayOf,
  fit,
  inOurs,
  momentOf,
  named,
  notesIn,
  ours,
  wordsOf,
  written,
} from '../elements.js'
import type { ChartRows } from '../chart_rows.js'
import type { Fields, Mapping } from '../mapping.js'

type Plan = Fields<CarePlan>
type Activity = Omit<Fields<CareActivity>, 'carePlanId'>

/** What was noted about a step, when and by whom. */
type Progress = Omit<Fields<CareProgress>, 'careActivityId'> & { createdByName: string }

interface Step {
  fields: Activity
  progress: Progress[]
}

interface Part {
  plan: Plan
  steps: Step[]
  goalIds: (string | null)[]
}

const COMPLETED_AT = 'care-activity-completed-at'
const OUTCOME = 'care-plan-outcome'

/** A plan with its steps is one resource; its goals are resources of their own. */
export const carePlans: Mapping<CarePlanResource, Part> = {
  type: 'CarePlan',
  model: CarePlan,

  fromFhir(resource, refs) {
    const title = resource.title ?? resource.category?.map(wordsOf).find(Boolean)
    return {
      plan: {
        title: fit(title ?? resource.description, 160) ?? '—',
        status: resource.status,
        startsOn: dayOf(resource.period?.start),
        endsOn: dayOf(resource.period?.end),
        conditionId: refs.rowOf('Condition', resource.addresses?.[0]),
        note: notesIn(resource.note),
        outcome: inOurs(resource.extension, OUTCOME) ?? null,
      },
      steps: (resource.activity ?? []).map((activity, index) => ({
        fields: activityOf(activity, index),
        progress: (activity.progress ?? []).flatMap(progressIn),
      })),
      goalIds: (resource.goal ?? []).map((goal) => refs.rowOf('Goal', goal)),
    }
  },

  toFhir({ plan, steps, goalIds }, refs) {
    const condition = refs.to('Condition', plan.conditionId)
    return {
      resourceType: 'CarePlan',
      extension: ours(OUTCOME, plan.outcome),
      status: plan.status,
      intent: 'plan',
      title: plan.title,
      subject: refs.patient,
      period: { start: plan.startsOn ?? undefined, end: plan.endsOn ?? undefined },
      addresses: condition ? [condition] : undefined,
      goal: goalIds.flatMap((id) => refs.to('Goal', id) ?? []),
      activity: steps.map(toActivity),
      note: asNotes(plan.note),
    }
  },

  entries({ plan, steps }) {
    const ofPlan = { column: 'carePlanId', entry: 0 }
    return [
      { model: CarePlan, fields: plan },
      ...steps.map(({ fields }) => ({ model: CareActivity, fields, parent: ofPlan })),
      ...steps.flatMap(({ progress }, index) => {
        const ofStep = { column: 'careActivityId', entry: index + 1 }
        return progress.map((fields) => ({ model: CareProgress, fields, parent: ofStep }))
      }),
    ]
  },

  partOf(row, chart) {
    const plan = row as CarePlan // of this mapping's table
    const ofPlan = ({ carePlanId }: { carePlanId: string }) => carePlanId === plan.id
    return {
      plan,
      steps: chart
        .of(CareActivity)
        .filter(ofPlan)
        .sort(byPosition)
        .map((fields) => ({ fields, progress: progressOf(fields, chart) })),
      goalIds: chart
        .of(CareGoal)
        .filter(ofPlan)
        .sort(byPosition)
        .map(({ id }) => id),
    }
  },
}

function activityOf({ detail, reference }: CarePlanActivity, index: number): Activity {
  const description = detail?.description ?? wordsOf(detail?.code) ?? reference?.display
  return {
    description: fit(description, 255) ?? '—',
    status: detail?.status ?? 'unknown',
    dueOn: dayOf(detail?.scheduledPeriod?.end),
    responsibleId: null,
    responsibleName: fit(detail?.performer?.[0]?.display, 160),
    completedAt: momentOf(inOurs(detail?.extension, COMPLETED_AT) ?? undefined),
    position: index + 1,
    statusReason: wordsOf(detail?.statusReason) ?? null,
  }
}

function progressOf({ id }: CareActivity, chart: ChartRows): Progress[] {
  return chart.of(CareProgress).filter(({ careActivityId }) => careActivityId === id)
}

/** A note without its day has no place in ours and stays in what came in. */
function progressIn({ authorString, authorReference, text, time }: Annotation): Progress[] {
  const notedOn = dayOf(time)
  const createdByName = fit(authorString ?? authorReference?.display, 160) ?? '—'
  return notedOn && text ? [{ notedOn, text, createdByName }] : []
}

function toAnnotation({ createdByName, notedOn, text }: Progress): Annotation {
  return { authorString: createdByName, time: notedOn, text: text ?? '' }
}

function toActivity({ fields: activity, progress }: Step): CarePlanActivity {
  const performer = named(activity.responsibleName)
  return {
    progress: progress.length > 0 ? progress.map(toAnnotation) : undefined,
    detail: {
      extension: ours(COMPLETED_AT, written(activity.completedAt)),
      status: activity.status,
      statusReason: activity.statusReason ? { text: activity.statusReason } : undefined,
      scheduledPeriod: activity.dueOn ? { end: activity.dueOn } : undefined,
      performer: performer ? [performer] : undefined,
      description: activity.description,
    },
  }
}

function byPosition(left: { position: number }, right: { position: number }) {
  return left.position - right.position
}
