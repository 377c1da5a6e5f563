import type { Counts } from '../models/erasure.js'

/** What a person calls the rows of a table. Pieces of files are no kind of their own. */
const KINDS: Record<string, readonly string[]> = {
  register: ['patients'],
  visits: ['patients_visits', 'patients_visit_addenda'],
  prescriptions: ['patients_prescriptions'],
  plans: ['patients_care_plans', 'patients_care_goals', 'patients_care_activities'],
  details: [
    'patients_allergies',
    'patients_conditions',
    'patients_medications',
    'patients_immunizations',
    'patients_family_history',
    'patients_observations',
    'patients_alerts',
  ],
  administrative: [
    'patients_coverages',
    'patients_contacts',
    'patients_identifiers',
    'patients_consents',
  ],
  files: ['patients_attachments'],
  oversight: ['patients_holds', 'patients_restrictions', 'patients_emergencies'],
  imports: ['patients_import_rows'],
}
const PARTS = [
  'patients_attachment_pieces',
  'patients_restriction_members',
  'patients_merges',
  'patients_merge_pieces',
  'patients_duplicate_candidates',
  'patients_duplicate_decisions',
]

const KIND_OF = new Map(
  Object.entries(KINDS).flatMap(([kind, tables]) => tables.map((table) => [table, kind] as const))
)

/** How many there are of each kind, those of other modules and of later tables together as `other`. */
export function byKind(counts: Counts): { kind: string; count: number }[] {
  const totals = new Map<string, number>()
  for (const [table, count] of Object.entries(counts)) {
    if (PARTS.includes(table)) continue
    const kind = KIND_OF.get(table) ?? 'other'
    totals.set(kind, (totals.get(kind) ?? 0) + count)
  }
  return [...Object.keys(KINDS), 'other'].flatMap((kind) => {
    const count = totals.get(kind)
    return count ? [{ kind, count }] : []
  })
}
