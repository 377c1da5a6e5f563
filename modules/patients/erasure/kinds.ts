import type { Counts } from '../models/erasure.js'

/** What a person calls the rows of a table. */
const KINDS: Record<string, readonly string[]> = {
  register: ['patients'],
  visits: ['patients_visits', 'patients_visit_addenda'],
  prescriptions: ['patients_prescriptions'],
  plans: [
    'patients_care_plans',
    'patients_care_goals',
    'patients_care_activities',
    'patients_care_progress',
  ],
  details: [
    'patients_allergies',
    'patients_conditions',
    'patients_medications',
    'patients_immunizations',
    'patients_family_history',
    'patients_observations',
    'patients_alerts',
    'patients_allergy_reviews',
  ],
  administrative: [
    'patients_coverages',
    'patients_contacts',
    'patients_identifiers',
    'patients_consents',
  ],
  files: ['patients_attachments'],
  oversight: ['patients_holds', 'patients_restrictions', 'patients_emergencies'],
  exchange: [
    'patients_import_rows',
    'patients_record_import_people',
    'patients_fhir_sources',
    'patients_exports',
  ],
}
/** Counted with what they are parts of, or told apart from what a chart holds. */
const PARTS: Record<string, readonly string[]> = {
  visits: ['patients_visit_editors'],
  files: ['patients_attachment_pieces'],
  oversight: ['patients_restriction_members'],
  exchange: ['patients_fhir_source_pieces'],
  duplicates: [
    'patients_merges',
    'patients_merge_pieces',
    'patients_duplicate_candidates',
    'patients_duplicate_decisions',
  ],
}

const KIND_OF = kindsByTable(KINDS)
const KIND_OF_PART = kindsByTable(PARTS)

/** The kind of a table's rows, `other` for those of other modules and of later tables. */
export function kindOf(table: string): string {
  return KIND_OF.get(table) ?? KIND_OF_PART.get(table) ?? 'other'
}

/** How many there are of what a person calls so; the title is that of another module's tables. */
export interface Counted {
  kind: string
  title: string | null
  count: number
}

/**
 * How many there are of each kind, then of what other modules give a title; those that nobody names together as `other`.
 *
 * @param titles of other modules' tables, `null` for parts
 */
export function byKind(counts: Counts, titles: ReadonlyMap<string, string | null>): Counted[] {
  const totals = new Map<string, number>()
  const titled = new Map<string, number>()
  const add = (to: Map<string, number>, name: string, count: number) =>
    to.set(name, (to.get(name) ?? 0) + count)
  for (const [table, count] of Object.entries(counts)) {
    const title = titles.get(table)
    if (KIND_OF_PART.has(table) || title === null) continue
    if (title) add(titled, title, count)
    else add(totals, kindOf(table), count)
  }
  const of = (kind: string) => {
    const count = totals.get(kind)
    return count ? [{ kind, title: null, count }] : []
  }
  const others = [...titled].map(([title, count]) => ({ kind: 'other', title, count }))
  return [...Object.keys(KINDS).flatMap(of), ...others, ...of('other')]
}

function kindsByTable(kinds: Record<string, readonly string[]>): Map<string, string> {
  return new Map(
    Object.entries(kinds).flatMap(([kind, tables]) => tables.map((table) => [table, kind] as const))
  )
}
