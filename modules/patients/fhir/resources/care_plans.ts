import type { CarePlan as CarePlanResource, CarePlanActivity } from '@medplum/fhirtypes'
import CareActivity from '../../models/care_activity.js'
import CareGoal from '../../models/care_goal.js'
import CarePlan from '../../models/care_plan.js'
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
import type { Fields, Mapping } from '../mapping.js'

type Plan = Fields<CarePlan>
type Activity = Omit<Fields<CareActivity>, 'carePlanId'>

interface Part {
  plan: Plan
  activities: Activity[]
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
      activities: (resource.activity ?? []).map(activityOf),
      goalIds: (resource.goal ?? []).map((goal) => refs.rowOf('Goal', goal)),
    }
  },

  toFhir({ plan, activities, goalIds }, refs) {
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
      activity: activities.map(toActivity),
      note: asNotes(plan.note),
    }
  },

  entries({ plan, activities }) {
    return [
      { model: CarePlan, fields: plan },
      ...activities.map((fields) => ({ model: CareActivity, fields })),
    ]
  },

  partOf(row, chart) {
    const plan = row as CarePlan // of this mapping's table
    const ofPlan = ({ carePlanId }: { carePlanId: string }) => carePlanId === plan.id
    return {
      plan,
      activities: chart.of(CareActivity).filter(ofPlan).sort(byPosition),
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

function toActivity(activity: Activity): CarePlanActivity {
  const performer = named(activity.responsibleName)
  return {
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
