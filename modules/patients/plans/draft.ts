/** Something to reach, or to do, and by when. */
export interface PlanLine {
  description: string
  /** `YYYY-MM-DD`. */
  dueOn: string | null
}

export interface StepLine extends PlanLine {
  responsibleId: string | null
}

/** A plan as it is typed before it is begun. */
export interface PlanDraft {
  title: string
  startsOn: string | null
  endsOn: string | null
  conditionId: string | null
  note: string | null
  goals: PlanLine[]
  steps: StepLine[]
}

export const LONGEST = { title: 160, description: 255, note: 4000 } as const
export const MOST_LINES = 30
