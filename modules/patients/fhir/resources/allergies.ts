import type { AllergyIntolerance } from '@medplum/fhirtypes'
import Allergy from '../../models/allergy.js'
import {
  asNotes,
  bound,
  codedBy,
  codeOf,
  conceptOf,
  dayOf,
  fit,
  notesIn,
  oneOf,
  wordsOf,
} from '../elements.js'
import { oneRow } from '../mapping.js'

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'
const CLINICAL_STATUSES = ['active', 'inactive', 'resolved'] as const
const VERIFICATIONS = [
  'unconfirmed',
  'presumed',
  'confirmed',
  'refuted',
  'entered-in-error',
] as const

export const allergies = oneRow<AllergyIntolerance, Allergy>({
  type: 'AllergyIntolerance',
  model: Allergy,

  fromFhir(resource) {
    const reaction = resource.reaction?.[0]
    return {
      ...codedBy(resource.code),
      category: resource.category?.[0] ?? null,
      criticality: resource.criticality ?? null,
      clinicalStatus: oneOf(CLINICAL_STATUSES, codeOf(resource.clinicalStatus)) ?? 'active',
      verificationStatus:
        oneOf(VERIFICATIONS, codeOf(resource.verificationStatus)) ?? 'unconfirmed',
      reaction: fit(reaction?.manifestation?.map(wordsOf).filter(Boolean).join(', '), 255),
      severity: reaction?.severity ?? null,
      onset: dayOf(resource.onsetDateTime),
      note: notesIn(resource.note),
    }
  },

  toFhir(row, { patient }) {
    const isMistake = row.verificationStatus === 'entered-in-error'
    return {
      resourceType: 'AllergyIntolerance',
      clinicalStatus: isMistake ? undefined : bound(CLINICAL, row.clinicalStatus),
      verificationStatus: bound(VERIFICATION, row.verificationStatus),
      category: row.category ? [row.category] : undefined,
      criticality: row.criticality ?? undefined,
      code: conceptOf(row),
      patient,
      onsetDateTime: row.onset ?? undefined,
      note: asNotes(row.note),
      reaction:
        row.reaction || row.severity
          ? [
              {
                manifestation: [{ text: row.reaction ?? '—' }],
                severity: row.severity ?? undefined,
              },
            ]
          : undefined,
    }
  },
})
