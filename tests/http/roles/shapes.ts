import { seal, sealBytes } from '@medtrack/sdk'

type Shape = (mark: string) => unknown

const LOINC = 'http://loinc.org'
const SYSTOLIC = { codeSystem: LOINC, code: '8480-6', valueNumber: 120, unit: 'mm[Hg]' }
const PROCEDURE = { resourceType: 'Procedure', status: 'completed' }

/** Columns whose content has a form, and how a mark stands in it: a page that cannot read its data shows nothing. */
const SHAPES: Record<string, Shape> = {
  'patients_observations.components': (mark) => [{ ...SYSTOLIC, display: mark }],
  'patients_prescriptions.checks': (mark) => [
    { check: 'allergy', outcome: 'failed', source: mark, sourceDate: null },
  ],
  'patients_prescriptions.check_details': (mark) => ({
    allergy: { findings: [{ kind: 'same-ingredient', subject: mark }], overrideReason: mark },
  }),
  'patients_fhir_sources.content': (mark) => ({
    fullUrl: null,
    resource: { ...PROCEDURE, code: { text: mark } },
  }),
}

/** Written sealed by queries, without a model that would say so. */
export const SEALED_BY_QUERIES: Record<string, string[]> = {
  patients_fhir_sources: ['content'],
  patients_fhir_source_pieces: ['content'],
}

/** JSON that says nothing of the patient but the register's own lines, which everybody reads. */
const NO_CONTENT = [
  'patients_record_import_people.draft',
  'patients_merges.counts',
  'appointments_events.change',
  'appointments_online_requests.person',
]

/**
 * A column of open text without a limit holds JSON.
 *
 * @throws RangeError for one of which nobody said what stands in it
 */
export function isMarkedJson(place: string): boolean {
  if (NO_CONTENT.includes(place) || place.endsWith('.row_ids')) return false
  if (place in SHAPES) return true
  throw new RangeError(`tests/http/roles/shapes.ts does not say what ${place} holds.`)
}

/** What to store, so that the mark is read as a page reads the column. */
export async function stored(
  place: string,
  mark: string,
  { isSealed, isBytes, patientId }: { isSealed: boolean; isBytes: boolean; patientId: string }
): Promise<string | Buffer> {
  if (isBytes) return sealBytes(patientId, Buffer.from(`%PDF-1.4 ${mark}`))
  const text = place in SHAPES ? JSON.stringify(SHAPES[place](mark)) : mark
  return isSealed ? seal(patientId, text) : text
}
