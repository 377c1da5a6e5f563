import type {
  CodeableConcept,
  Medication as MedicationResource,
  MedicationRequest,
  MedicationStatement,
} from '@medplum/fhirtypes'
import Medication from '../../models/medication.js'
import { asNotes, codedBy, conceptOf, dayOf, fit, notesIn, wordsOf } from '../elements.js'
import { oneRow, type Refs } from '../mapping.js'

/** What is taken: said at once, or in a resource of its own. */
export function drugOf(
  resource: MedicationRequest | MedicationStatement,
  refs: Refs
): CodeableConcept | undefined {
  if (resource.medicationCodeableConcept) return resource.medicationCodeableConcept
  const { medicationReference: reference } = resource
  const drug = refs.find<MedicationResource>(reference, resource)
  return drug?.code ?? { text: reference?.display }
}

export const medications = oneRow<MedicationStatement, Medication>({
  type: 'MedicationStatement',
  model: Medication,

  fromFhir(resource, refs) {
    const { effectivePeriod: period, effectiveDateTime: at } = resource
    return {
      ...codedBy(drugOf(resource, refs)),
      status: resource.status,
      dosage: fit(resource.dosage?.[0]?.text, 255),
      effectiveFrom: dayOf(at ?? period?.start),
      effectiveTo: dayOf(period?.end),
      reason: fit(wordsOf(resource.reasonCode?.[0]), 255),
      note: notesIn(resource.note),
    }
  },

  toFhir(row, { patient }) {
    const { effectiveFrom, effectiveTo } = row
    return {
      resourceType: 'MedicationStatement',
      status: row.status,
      medicationCodeableConcept: conceptOf(row),
      subject: patient,
      effectivePeriod: { start: effectiveFrom ?? undefined, end: effectiveTo ?? undefined },
      reasonCode: row.reason ? [{ text: row.reason }] : undefined,
      note: asNotes(row.note),
      dosage: row.dosage ? [{ text: row.dosage }] : undefined,
    }
  },
})
