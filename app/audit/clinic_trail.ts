import type { AuditEntry, ClinicContext, TrailLine, TrailQuestion } from '@medtrack/sdk'
import { v7 } from 'uuid'

/** A line of a clinic's trail as it is read back. */
export interface TrailEvent {
  id: string
  recorded_at: string
  action: string
  type: AuditEntry['type']
  agent_id: string | null
  agent_name: string
  agent_role: string | null
  source: string | null
  entity_type: string | null
  entity_id: string | null
  details: string | null
}

/** Appends a line to the trail of the entered clinic, inside the transaction if there is one. */
export async function recordInClinic(context: ClinicContext, entry: AuditEntry): Promise<void> {
  const { actor, db } = context
  await db.table('audit_events').insert({
    id: v7(),
    recorded_at: new Date().toISOString().replace('T', ' ').slice(0, 23),
    action: entry.action,
    type: entry.type,
    agent_id: actor.userId,
    agent_name: actor.name,
    agent_role: actor.role,
    source: actor.source,
    entity_type: entry.entity?.type ?? null,
    entity_id: entry.entity?.id ?? null,
    details: entry.details ? JSON.stringify(entry.details) : null,
  })
}

/** Lines of the entered clinic's trail about one record, the newest first. */
export async function readClinicTrail(
  { db }: ClinicContext,
  { entity, actions, types, limit, offset = 0 }: TrailQuestion
): Promise<TrailLine[]> {
  const query = db
    .from('audit_events')
    .where({ entity_type: entity.type, entity_id: entity.id })
    .orderBy([
      { column: 'recorded_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .offset(offset)
  if (actions) query.whereIn('action', [...actions])
  if (types) query.whereIn('type', [...types])
  const events: TrailEvent[] = await query
  return events.map((event) => ({
    id: event.id,
    at: new Date(`${event.recorded_at.replace(' ', 'T')}Z`),
    action: event.action,
    type: event.type,
    agentId: event.agent_id,
    agentName: event.agent_name,
    agentRole: event.agent_role,
    details: event.details ? JSON.parse(event.details) : {},
  }))
}
