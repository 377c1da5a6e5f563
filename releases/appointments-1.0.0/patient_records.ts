import type { PatientRecords } from '@medtrack/sdk'

/**
 * Every table of this module with rows about patients. Of claims, a merge puts aside what both patients have at one time: the
 * two bookings stand, and `booking/mending.ts` gives the claims their due later.
 */
export const records: readonly PatientRecords[] = [
  { table: 'appointments' },
  { table: 'appointments_events' },
  { table: 'appointments_patient_claims', key: ['patient_id', 'tick', 'lane'] },
  { table: 'appointments_series' },
  { table: 'appointments_series_exceptions', key: ['series_id', 'original_starts_at'] },
  { table: 'appointments_waiting' },
  { table: 'appointments_waiting_offers' },
  { table: 'appointments_reminders' },
  { table: 'appointments_online_requests' },
  { table: 'appointments_tickets' },
  { table: 'appointments_preferences', key: ['patient_id'] },
]
