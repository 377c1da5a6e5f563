import type { AuditEntry, ClinicContext } from '@medtrack/sdk'
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

export interface TrailFilter {
  agent?: string
  action?: string
  entityId?: string
  /** Inclusive, `YYYY-MM-DD` in UTC. */
  from?: string
  to?: string
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

/** The clinic's trail, newest first, filtered and one page at a time. */
export function readTrail({ db }: ClinicContext, filter: TrailFilter, page: number, perPage = 50) {
  const query = db.from('audit_events').orderBy('recorded_at', 'desc').orderBy('id', 'desc')
  if (filter.agent) query.where('agent_id', filter.agent)
  if (filter.action) query.where('action', filter.action)
  if (filter.entityId) query.where('entity_id', filter.entityId)
  if (filter.from) query.where('recorded_at', '>=', `${filter.from} 00:00:00`)
  if (filter.to) query.where('recorded_at', '<=', `${filter.to} 23:59:59.999`)
  return query.paginate(page, perPage)
}

/** The acts that occur in the clinic's trail, for the filter. */
export async function knownActions({ db }: ClinicContext): Promise<string[]> {
  const rows = await db.from('audit_events').distinct('action').orderBy('action')
  return rows.map(({ action }) => action)
}
