import type { PatientRecords } from '@medtrack/sdk'

/** Counted with the appointment that they belong to. */
const PART = { title: null }

/**
 * Every table of this module with rows about patients. Of claims, a merge puts aside what both patients have at one time: the
 * two bookings stand, and `booking/mending.ts` gives the claims their due later.
 */
export const records: readonly PatientRecords[] = [
  { table: 'appointments', title: 'records.appointments' },
  { table: 'appointments_events', ...PART },
  { table: 'appointments_patient_claims', key: ['patient_id', 'tick', 'lane'], ...PART },
  { table: 'appointments_series', title: 'records.series' },
  {
    table: 'appointments_series_exceptions',
    key: ['series_id', 'original_starts_at'],
    ...PART,
  },
  { table: 'appointments_waiting', title: 'records.waiting' },
  { table: 'appointments_waiting_offers', ...PART },
  { table: 'appointments_reminders', title: 'records.messages' },
  { table: 'appointments_notices', title: 'records.messages' },
  { table: 'appointments_online_requests', title: 'records.online' },
  { table: 'appointments_tickets', ...PART },
  { table: 'appointments_preferences', key: ['patient_id'], title: 'records.preferences' },
]
