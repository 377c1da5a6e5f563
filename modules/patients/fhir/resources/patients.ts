import type { Patient as PatientResource } from '@medplum/fhirtypes'
import type { Fields } from '../mapping.js'
import type Contact from '../../models/contact.js'
import { emptyDraft, SEXES, type PatientDraft } from '../../people/draft.js'
import { bound, codeOf, fit, inOurs, oneOf, ours, wordsOf } from '../elements.js'
import { MARITAL_STATUSES } from '../../people/marital_status.js'
import { addressesOf, addressIn } from './patient_addresses.js'
import { contactIn, contactOf } from './patient_contacts.js'
import type { IdentifierFields } from './patient_identifiers.js'
import {
  identifierIn,
  identifierOf,
  recordNumberIn,
  recordNumberOf,
} from './patient_identifiers.js'
import { namesOf, nameIn } from './patient_names.js'
import { reachIn, telecomOf } from './patient_telecom.js'

/** A patient with what belongs to the same resource. */
export interface PatientPart {
  draft: PatientDraft
  isArchived: boolean
  identifiers: IdentifierFields[]
  contacts: Fields<Contact>[]
}

const MARITAL = 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus'
const NULL_FLAVOR = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor'
const GENDER_IDENTITY = 'http://hl7.org/fhir/StructureDefinition/patient-genderIdentity'
const ALLERGIES = 'patient-allergies'
const WHOLE_DATE = /^\d{4}-\d\d-\d\d/

export function patientIn(resource: PatientResource): PatientPart {
  const identity = resource.extension?.find(({ url }) => url === GENDER_IDENTITY)
  const numbers = resource.identifier ?? []
  return {
    draft: {
      ...emptyDraft(),
      recordNumber: recordNumberIn(numbers),
      ...nameIn(resource.name),
      ...reachIn(resource.telecom),
      ...addressIn(resource.address),
      sex: oneOf(SEXES, resource.gender) ?? 'unknown',
      genderIdentity: fit(wordsOf(identity?.valueCodeableConcept), 100),
      birthDate: wholeDay(resource.birthDate),
      deceased: Boolean(resource.deceasedBoolean ?? resource.deceasedDateTime),
      deceasedOn: wholeDay(resource.deceasedDateTime),
      maritalStatus: oneOf(MARITAL_STATUSES, codeOf(resource.maritalStatus)),
      allergies: fit(inOurs(resource.extension, ALLERGIES), 4000),
    },
    isArchived: false,
    identifiers: numbers.filter((one) => !recordNumberIn([one])).map(identifierIn),
    contacts: (resource.contact ?? []).map(contactIn),
  }
}

export function patientOf({
  draft,
  isArchived,
  identifiers,
  contacts,
}: PatientPart): PatientResource {
  return {
    resourceType: 'Patient',
    extension: [
      ...ours(ALLERGIES, draft.allergies),
      ...(draft.genderIdentity
        ? [{ url: GENDER_IDENTITY, valueCodeableConcept: { text: draft.genderIdentity } }]
        : []),
    ],
    identifier: [
      ...recordNumberOf(draft.recordNumber),
      ...identifiers.filter(stands).map(identifierOf),
    ],
    active: isArchived ? false : undefined,
    name: namesOf(draft),
    telecom: telecomOf(draft),
    gender: draft.sex,
    birthDate: draft.birthDate ?? undefined,
    deceasedBoolean: draft.deceased && !draft.deceasedOn ? true : undefined,
    deceasedDateTime: draft.deceasedOn ?? undefined,
    address: addressesOf(draft),
    maritalStatus: draft.maritalStatus
      ? bound(draft.maritalStatus === 'UNK' ? NULL_FLAVOR : MARITAL, draft.maritalStatus)
      : undefined,
    contact: contacts.filter(stands).map(contactOf),
  }
}

/** A year alone is no birthday. */
function wholeDay(date: string | undefined): string | null {
  return date && WHOLE_DATE.test(date) ? date.slice(0, 10) : null
}

/** What was a mistake has no place in the resource, which cannot say so. */
function stands({ status }: { status: string }) {
  return status !== 'entered-in-error'
}
