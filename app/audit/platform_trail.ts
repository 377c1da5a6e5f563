import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { v7 } from 'uuid'

/** An act upon the platform: a clinic made, a member invited, somebody signed in. */
export interface PlatformAct {
  /** `<area>.<verb>`, e.g. `clinic.suspend`. */
  action: string
  /** Who did it; leave out where the platform did it by itself. */
  agent?: { id: string; name: string }
  clinicId?: string
  entity?: { type: string; id: string }
  /** Address the request came from. */
  source?: string
  /** Never patient data. */
  details?: Record<string, unknown>
}

/** Appends to the central trail; inside a transaction of the central database where one is given. */
export async function recordOnPlatform(
  act: PlatformAct,
  client: QueryClientContract = db.connection('central')
): Promise<void> {
  await client.table('platform_audit_events').insert({
    id: v7(),
    recorded_at: new Date().toISOString().replace('T', ' ').slice(0, 19),
    action: act.action,
    agent_id: act.agent?.id ?? null,
    agent_name: act.agent?.name ?? 'MedTrack',
    clinic_id: act.clinicId ?? null,
    entity_type: act.entity?.type ?? null,
    entity_id: act.entity?.id ?? null,
    source: act.source ?? null,
    details: act.details ? JSON.stringify(act.details) : null,
  })
}
