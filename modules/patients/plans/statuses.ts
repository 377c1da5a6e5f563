/** What a person may choose; FHIR knows more, which imports may bring. */
export const PLAN_STATUSES = ['draft', 'active', 'on-hold', 'completed', 'revoked'] as const
export const GOAL_STATUSES = ['active', 'on-hold', 'completed', 'cancelled'] as const
export const ACHIEVEMENTS = [
  'in-progress',
  'improving',
  'no-change',
  'worsening',
  'achieved',
  'sustaining',
  'not-achieved',
  'no-progress',
  'not-attainable',
] as const
export const STEP_STATUSES = [
  'not-started',
  'scheduled',
  'in-progress',
  'on-hold',
  'completed',
  'cancelled',
] as const

/** Steps that wait for somebody. */
export const OPEN_STEPS: readonly string[] = ['not-started', 'scheduled', 'in-progress', 'on-hold']

export function isOverdue(
  { status, dueOn }: { status: string; dueOn: string | null },
  today: string
): boolean {
  const waits = OPEN_STEPS.includes(status) && status !== 'on-hold'
  return waits && dueOn !== null && dueOn < today
}
