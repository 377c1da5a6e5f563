import type { Immunization as ImmunizationResource } from '@medplum/fhirtypes'
import Immunization from '../../models/immunization.js'
import { asNotes, codedBy, conceptOf, dayOf, fit, notesIn, wordsOf } from '../elements.js'
import { oneRow } from '../mapping.js'

export const immunizations = oneRow<ImmunizationResource, Immunization>({
  type: 'Immunization',
  model: Immunization,

  fromFhir(resource, refs) {
    const dose = resource.protocolApplied?.[0]?.doseNumberPositiveInt
    return {
      ...codedBy(resource.vaccineCode),
      status: resource.status,
      occurredOn: dayOf(resource.occurrenceDateTime),
      lotNumber: fit(resource.lotNumber, 60),
      manufacturer: fit(resource.manufacturer?.display, 120),
      site: fit(wordsOf(resource.site), 60),
      route: fit(wordsOf(resource.route), 60),
      doseNumber: dose ?? null,
      visitId: refs.rowOf('Encounter', resource.encounter),
      note: notesIn(resource.note),
    }
  },

  toFhir(row, refs) {
    return {
      resourceType: 'Immunization',
      status: row.status,
      vaccineCode: conceptOf(row),
      patient: refs.patient,
      encounter: refs.to('Encounter', row.visitId),
      occurrenceDateTime: row.occurredOn ?? undefined,
      // One of the two must be there.
      occurrenceString: row.occurredOn ? undefined : 'unknown',
      manufacturer: row.manufacturer ? { display: row.manufacturer } : undefined,
      lotNumber: row.lotNumber ?? undefined,
      site: row.site ? { text: row.site } : undefined,
      route: row.route ? { text: row.route } : undefined,
      note: asNotes(row.note),
      protocolApplied: row.doseNumber ? [{ doseNumberPositiveInt: row.doseNumber }] : undefined,
    }
  },
})
