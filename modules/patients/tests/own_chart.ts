import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { identifierDigest } from '../details/identifier_value.js'
import Alert from '../models/alert.js'
import Consent from '../models/consent.js'
import Contact from '../models/contact.js'
import Coverage from '../models/coverage.js'
import Identifier from '../models/identifier.js'
import Patient from '../models/patient.js'
import Visit from '../models/visit.js'
import VisitAddendum from '../models/visit_addendum.js'
import { emptyDraft } from '../people/draft.js'
import { writePlan } from './own_care_plan.js'
import { writeClinical } from './own_clinical_entries.js'

const AT = DateTime.fromISO('2024-05-06T07:08:09Z')

/** Somebody whose chart was written here, with something of everything in it. Runs inside a clinic. */
export async function writeChart(): Promise<Patient> {
  const patient = await Patient.register({
    ...emptyDraft(),
    given: 'Inés',
    middle: 'María',
    family: 'Núñez & Søn <1>',
    preferred: 'Nené',
    prefix: 'Dra.',
    sex: 'female',
    genderIdentity: 'woman',
    birthDate: '1970-02-28',
    maritalStatus: 'UNK',
    phones: [{ use: 'mobile', number: '(617) 555-0199' }],
    email: 'ines@people.example',
    addressLine: '1 Elm Street',
    city: 'Salem',
    allergies: 'Penicillin: rash',
  })
  const { id: patientId } = patient
  await writeAdministration(patientId)
  const visit = await writeVisit(patientId)
  await writeClinical(patientId, visit.id)
  await writePlan(patientId)
  return patient
}

async function writeAdministration(patientId: string) {
  await Contact.createMany([
    {
      patientId,
      name: 'Luis Núñez',
      relationship: 'HUSB',
      phone: '617 555 0101',
      email: 'luis@people.example',
      addressLine: '1 Elm Street',
      isEmergency: true,
      position: 1,
      note: 'Call after 5',
    },
    {
      patientId,
      name: 'Work',
      relationship: 'E',
      phone: null,
      email: null,
      addressLine: null,
      isEmergency: false,
      position: 2,
      note: null,
    },
  ])
  const value = '078-05-1120'
  const system = 'http://hl7.org/fhir/sid/us-ssn'
  await Identifier.create({
    patientId,
    type: 'SS',
    system,
    value,
    valueDigest: await identifierDigest(system, value),
    startsOn: '1990',
    endsOn: null,
  })
  await Coverage.create({
    patientId,
    payor: 'Blue Shield',
    planName: 'Gold',
    subscriberId: 'S-1',
    groupNumber: 'G-2',
    relationship: 'self',
    position: 2,
    status: 'active',
    startsOn: '2024-01-01',
    endsOn: '2024-12-31',
  })
  await Consent.create({
    patientId,
    category: 'treatment',
    status: 'active',
    givenOn: '2024-01-02',
    expiresOn: '2026-01-02',
    note: 'On paper',
  })
  await Alert.create({
    patientId,
    category: 'safety',
    text: 'Falls',
    status: 'active',
    startsOn: '2024-02',
    endsOn: null,
  })
}

async function writeVisit(patientId: string): Promise<Visit> {
  const visit = await Visit.create({
    patientId,
    status: 'finished',
    encounterClass: 'VR',
    typeDisplay: 'Follow-up',
    typeCodeSystem: 'http://snomed.info/sct',
    typeCode: '390906007',
    startedAt: AT,
    endedAt: AT.plus({ minutes: 20 }),
    authorId: currentClinic().actor.userId,
    authorName: 'Dr. House',
    reason: 'Headache',
    subjective: 'Three days.\n  Worse at night.\r\n"Pounding" <here> & there.',
    objective: 'Afebrile.',
    assessment: null,
    plan: 'Rest.',
    signedAt: AT.plus({ minutes: 25 }),
    signedByName: 'Dr. House',
  })
  await VisitAddendum.create({
    patientId,
    visitId: visit.id,
    text: 'Called back: better.',
    createdByName: 'Dr. House',
    createdAt: AT.plus({ days: 1 }),
  })
  return visit
}
