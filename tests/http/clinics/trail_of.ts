import { currentClinic } from '@medtrack/sdk'
import type { TrailEvent } from '#audit/clinic_trail'
import type Clinic from '#tenancy/clinic'
import { enterClinic, PLATFORM } from '#tenancy/enter_clinic'

/** A clinic's trail as it stands in its database, the newest line first. */
export function trailOf(clinic: Clinic): Promise<TrailEvent[]> {
  return enterClinic(clinic, PLATFORM, async () =>
    currentClinic().db.from('audit_events').orderBy('recorded_at', 'desc').orderBy('id', 'desc')
  )
}
