import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

export interface RolloutEvent {
  rolloutId: string
  stepId?: string
  clinicId?: string
  /** `<noun>.<past verb>` of a person's acts and the conductor's; a step's new state. */
  event: string
  fence?: number
  /** A person's name, or the process at work. */
  actor?: string | null
  /** Never patient data. */
  details?: string
}

/** Appends to a rollout's trail; inside a transaction of the central database where one is given. */
export function recordEvent(event: RolloutEvent, client?: QueryClientContract): Promise<void> {
  return recordEvents([event], client)
}

/** Appends several lines at once, in their order. */
export async function recordEvents(
  events: readonly RolloutEvent[],
  client: QueryClientContract = db.connection()
): Promise<void> {
  if (events.length > 0) await client.table('rollout_events').multiInsert(events.map(lineOf))
}

function lineOf({ rolloutId, stepId, clinicId, event, fence, actor, details }: RolloutEvent) {
  return {
    rollout_id: rolloutId,
    step_id: stepId ?? null,
    clinic_id: clinicId ?? null,
    at: Date.now(),
    event,
    fence: fence ?? null,
    actor: actor ?? null,
    details: details?.slice(0, 500) ?? null,
  }
}

export interface TrailLine extends Omit<RolloutEvent, 'rolloutId'> {
  id: number
  at: number
}

/** The newest events of a rollout first. */
export async function trailOf(rolloutId: string, most = 100): Promise<TrailLine[]> {
  const rows = await db
    .from('rollout_events')
    .where('rollout_id', rolloutId)
    .orderBy('id', 'desc')
    .limit(most)
  return rows.map((row) => ({
    id: Number(row.id),
    at: Number(row.at),
    stepId: row.step_id,
    clinicId: row.clinic_id,
    event: row.event,
    fence: row.fence === null ? undefined : Number(row.fence),
    actor: row.actor,
    details: row.details,
  }))
}
