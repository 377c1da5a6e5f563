import type { PatientRecords } from '@medtrack/sdk'

/** Every table of this module with rows about patients: what is merged and erased with them. */
export const records: readonly PatientRecords[] = [
  { table: 'patients_allergies' },
  { table: 'patients_conditions' },
  { table: 'patients_medications' },
  { table: 'patients_immunizations' },
  { table: 'patients_family_history' },
  { table: 'patients_observations' },
  { table: 'patients_coverages' },
  { table: 'patients_contacts' },
  { table: 'patients_identifiers' },
  { table: 'patients_consents' },
  { table: 'patients_alerts' },
  { table: 'patients_allergy_reviews' },
  { table: 'patients_visits' },
  { table: 'patients_visit_addenda' },
  { table: 'patients_prescriptions' },
  { table: 'patients_care_plans' },
  { table: 'patients_care_goals' },
  { table: 'patients_care_activities' },
  { table: 'patients_attachments' },
  { table: 'patients_attachment_pieces', key: ['attachment_id', 'rendition', 'position'] },
  { table: 'patients_holds' },
  { table: 'patients_restrictions' },
  { table: 'patients_restriction_members', key: ['restriction_id', 'user_id'] },
  { table: 'patients_emergencies' },
]
