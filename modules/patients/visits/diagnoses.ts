import Condition from '../models/condition.js'
import type Visit from '../models/visit.js'

const ICD_10 = 'http://hl7.org/fhir/sid/icd-10-cm'

/** A diagnosis as it is typed into a visit: in words, with a code where one is known. */
export interface TypedDiagnosis {
  /** Of the condition that it became before; `null` for a new one. */
  id: string | null
  display: string
  code: string | null
  codeSystem: string | null
}

/** The diagnoses of a visit that still stand, in the order of writing. */
export function diagnosesOf(visitId: string): Promise<Condition[]> {
  return Condition.query()
    .where({ visitId, category: 'encounter-diagnosis' })
    .whereNot('verificationStatus', 'entered-in-error')
    .orderBy('id')
}

/**
 * Brings a draft's conditions to what is typed; one that is no longer typed was a mistake.
 *
 * @returns their ids, in the order given
 */
export async function recordDiagnoses(
  visit: Visit,
  typed: readonly TypedDiagnosis[]
): Promise<string[]> {
  const known = new Map((await diagnosesOf(visit.id)).map((condition) => [condition.id, condition]))
  const ids: string[] = []
  for (const diagnosis of typed) {
    const condition = diagnosis.id ? known.get(diagnosis.id) : undefined
    const coding = codingOf(diagnosis)
    if (condition?.merge(coding).$isDirty) await condition.save()
    ids.push(condition?.id ?? (await add(visit, coding)))
  }
  for (const condition of known.values()) {
    if (ids.includes(condition.id)) continue
    await condition.merge({ verificationStatus: 'entered-in-error' }).save()
  }
  return ids
}

async function add(visit: Visit, coding: ReturnType<typeof codingOf>): Promise<string> {
  const { id } = await Condition.create({
    ...coding,
    patientId: visit.patientId,
    visitId: visit.id,
    category: 'encounter-diagnosis',
    clinicalStatus: 'active',
    verificationStatus: 'provisional',
  })
  return id
}

/** A code that is typed without its system is one of ICD-10. */
function codingOf({ display, code, codeSystem }: TypedDiagnosis) {
  return { display, code, codeSystem: code ? (codeSystem ?? ICD_10) : null }
}
