import type { Condition as ConditionResource } from '@medplum/fhirtypes'
import Condition from '../../models/condition.js'
import {
  asNotes,
  bound,
  codedBy,
  codeOf,
  conceptOf,
  dayOf,
  notesIn,
  oneOf,
  wordsOf,
} from '../elements.js'
import { oneRow } from '../mapping.js'

const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical'
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/condition-category'
const CLINICAL_STATUSES = [
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
] as const
const VERIFICATIONS = [
  'unconfirmed',
  'provisional',
  'differential',
  'confirmed',
  'refuted',
  'entered-in-error',
] as const
const CATEGORIES = ['problem-list-item', 'encounter-diagnosis'] as const
/** SNOMED CT's words for how bad it is, which FHIR prefers. */
const SEVERITIES = { mild: '255604002', moderate: '6736007', severe: '24484000' } as const
const SNOMED = 'http://snomed.info/sct'
/** Whatever ended is none of these any more; FHIR refuses it. */
const GOING_ON = ['active', 'recurrence', 'relapse']

export const conditions = oneRow<ConditionResource, Condition>({
  type: 'Condition',
  model: Condition,

  fromFhir(resource, refs) {
    const category = resource.category?.map(codeOf).find((code) => oneOf(CATEGORIES, code))
    return {
      ...codedBy(resource.code),
      category: oneOf(CATEGORIES, category) ?? 'problem-list-item',
      clinicalStatus: oneOf(CLINICAL_STATUSES, codeOf(resource.clinicalStatus)) ?? 'active',
      verificationStatus:
        oneOf(VERIFICATIONS, codeOf(resource.verificationStatus)) ?? 'unconfirmed',
      severity: severityOf(resource),
      onset: dayOf(resource.onsetDateTime ?? resource.onsetPeriod?.start),
      abatement: dayOf(resource.abatementDateTime ?? resource.abatementPeriod?.end),
      visitId: refs.rowOf('Encounter', resource.encounter),
      note: notesIn(resource.note),
    }
  },

  toFhir(row, refs) {
    const isMistake = row.verificationStatus === 'entered-in-error'
    const hasEnded = row.abatement !== null
    const status =
      hasEnded && GOING_ON.includes(row.clinicalStatus) ? 'resolved' : row.clinicalStatus
    return {
      resourceType: 'Condition',
      clinicalStatus: isMistake ? undefined : bound(CLINICAL, status),
      verificationStatus: bound(VERIFICATION, row.verificationStatus),
      category: [bound(CATEGORY, row.category)],
      severity: row.severity ? bound(SNOMED, SEVERITIES[row.severity]) : undefined,
      code: conceptOf(row),
      subject: refs.patient,
      encounter: refs.to('Encounter', row.visitId),
      onsetDateTime: row.onset ?? undefined,
      abatementDateTime: row.abatement ?? undefined,
      note: asNotes(row.note),
    }
  },
})

function severityOf({ severity }: ConditionResource): Condition['severity'] {
  const code = codeOf(severity)
  const words = wordsOf(severity)?.toLowerCase() ?? ''
  const found = (['mild', 'moderate', 'severe'] as const).find(
    (name) => SEVERITIES[name] === code || words.startsWith(name)
  )
  return found ?? null
}
