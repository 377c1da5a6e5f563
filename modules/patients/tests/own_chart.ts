import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { identifierDigest } from '../details/identifier_value.js'
import Alert from '../models/alert.js'
import Allergy from '../models/allergy.js'
import Attachment from '../models/attachment.js'
import CareActivity from '../models/care_activity.js'
import CareGoal from '../models/care_goal.js'
import CarePlan from '../models/care_plan.js'
import CareProgress from '../models/care_progress.js'
import Condition from '../models/condition.js'
import Consent from '../models/consent.js'
import Contact from '../models/contact.js'
import Coverage from '../models/coverage.js'
import FamilyHistory from '../models/family_history.js'
import Identifier from '../models/identifier.js'
import Immunization from '../models/immunization.js'
import Medication from '../models/medication.js'
import Observation from '../models/observation.js'
import Patient from '../models/patient.js'
import Prescription from '../models/prescription.js'
import Visit from '../models/visit.js'
import VisitAddendum from '../models/visit_addendum.js'
import { emptyDraft } from '../people/draft.js'

const AT = DateTime.fromISO('2024-05-06T07:08:09Z')
const ICD = 'http://hl7.org/fhir/sid/icd-10-cm'

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

async function writeClinical(patientId: string, visitId: string) {
  await Allergy.create({
    patientId,
    display: 'Penicillin',
    codeSystem: 'http://snomed.info/sct',
    code: '764146007',
    category: 'medication',
    criticality: 'high',
    clinicalStatus: 'active',
    verificationStatus: 'confirmed',
    reaction: 'Rash',
    severity: 'mild',
    onset: '2001',
    note: 'As a child',
  })
  await Condition.createMany([
    {
      patientId,
      display: 'Migraine',
      codeSystem: ICD,
      code: 'G43.909',
      category: 'encounter-diagnosis',
      clinicalStatus: 'active',
      verificationStatus: 'provisional',
      severity: 'moderate',
      onset: '2024-05',
      abatement: null,
      visitId,
      note: 'New',
    },
    {
      patientId,
      display: 'Typed by mistake',
      codeSystem: null,
      code: null,
      category: 'problem-list-item',
      clinicalStatus: 'active',
      verificationStatus: 'entered-in-error',
      severity: null,
      onset: null,
      abatement: null,
      visitId: null,
      note: null,
    },
    {
      patientId,
      display: 'Broken arm',
      codeSystem: null,
      code: null,
      category: 'problem-list-item',
      clinicalStatus: 'resolved',
      verificationStatus: 'confirmed',
      severity: null,
      onset: '1999',
      abatement: '1999-08',
      visitId: null,
      note: null,
    },
  ])
  await Medication.create({
    patientId,
    display: 'Vitamin D',
    codeSystem: null,
    code: null,
    status: 'active',
    dosage: '1000 IU daily',
    effectiveFrom: '2020',
    effectiveTo: null,
    reason: 'Deficiency',
    note: 'Over the counter',
  })
  await Immunization.create({
    patientId,
    display: 'Td',
    codeSystem: 'http://hl7.org/fhir/sid/cvx',
    code: '113',
    status: 'completed',
    occurredOn: '2022-03',
    lotNumber: 'L1',
    manufacturer: 'Acme',
    site: 'Left arm',
    route: 'IM',
    doseNumber: 2,
    visitId: null,
    note: 'Sore',
  })
  await Immunization.create({
    patientId,
    display: 'Measles',
    codeSystem: null,
    code: null,
    status: 'completed',
    occurredOn: null,
    lotNumber: null,
    manufacturer: null,
    site: null,
    route: null,
    doseNumber: null,
    visitId: null,
    note: null,
  })
  await FamilyHistory.create({
    patientId,
    display: 'Stroke',
    codeSystem: ICD,
    code: 'I63.9',
    relationship: 'FTH',
    onsetAge: 60,
    isDeceased: true,
    note: 'At work',
  })
  await Observation.createMany([
    {
      patientId,
      category: 'vital-signs',
      codeSystem: 'http://loinc.org',
      code: '8867-4',
      display: 'Heart rate',
      status: 'final',
      valueNumber: 72.5,
      unit: '/min',
      effectiveAt: AT,
      visitId,
    },
    {
      patientId,
      category: 'vital-signs',
      codeSystem: 'http://loinc.org',
      code: '85354-9',
      display: 'Blood pressure',
      status: 'amended',
      components: [
        {
          codeSystem: 'http://loinc.org',
          code: '8480-6',
          display: 'Systolic',
          valueNumber: 120,
          unit: 'mm[Hg]',
        },
        {
          codeSystem: 'http://loinc.org',
          code: '8462-4',
          display: 'Diastolic',
          valueNumber: 80,
          unit: 'mm[Hg]',
        },
      ],
      effectiveAt: AT,
      visitId,
    },
    {
      patientId,
      category: 'social-history',
      codeSystem: 'http://loinc.org',
      code: '72166-2',
      display: 'Smoking',
      status: 'final',
      valueCodeSystem: 'http://snomed.info/sct',
      valueCode: '266919005',
      valueDisplay: 'Never smoker',
      effectiveAt: AT,
    },
    {
      patientId,
      category: 'laboratory',
      codeSystem: null,
      code: null,
      display: 'Culture',
      status: 'final',
      valueText: 'No growth',
      effectiveAt: AT,
      note: 'By mail',
    },
  ])
  await Prescription.create({
    patientId,
    display: 'Sumatriptan',
    codeSystem: null,
    code: null,
    status: 'stopped',
    dose: '50 mg',
    route: 'oral',
    frequency: 'when needed',
    durationDays: 10,
    quantity: '9 tablets',
    refills: 1,
    maySubstitute: true,
    instructions: 'At the first sign',
    stopReason: 'Better',
    checks: [
      {
        check: 'allergy',
        outcome: 'passed',
        source: 'chart',
        sourceDate: '2024-05-06',
      },
    ],
    doseForm: 'tablet',
    checkDetails: '{"allergy":{"findings":["none"]}}',
    endsOn: '2024-05-25',
    proofCode: 'secret-code',
    visitId,
    prescriberName: 'Dr. House',
    authoredAt: AT,
    stoppedAt: AT.plus({ days: 3 }),
  })
}

async function writePlan(patientId: string) {
  const problem = await Condition.query().where({ patientId, display: 'Migraine' }).firstOrFail()
  const plan = await CarePlan.create({
    patientId,
    title: 'Fewer headaches',
    status: 'active',
    startsOn: '2024-05-06',
    endsOn: null,
    conditionId: problem.id,
    note: 'Diary',
  })
  await CareGoal.create({
    patientId,
    carePlanId: plan.id,
    description: 'Less than two a month',
    lifecycleStatus: 'active',
    achievementStatus: 'improving',
    dueOn: '2024-11-01',
    position: 1,
    outcome: 'Three so far',
  })
  const [diary] = await CareActivity.createMany([
    {
      patientId,
      carePlanId: plan.id,
      description: 'Keep a diary',
      status: 'in-progress',
      dueOn: null,
      position: 1,
      statusReason: 'Most days',
      responsibleName: 'Nurse Joy',
    },
    {
      patientId,
      carePlanId: plan.id,
      description: 'See a neurologist',
      status: 'completed',
      dueOn: '2024-07-01',
      completedAt: AT.plus({ days: 30 }),
      position: 2,
    },
  ])
  await CareProgress.create({
    patientId,
    careActivityId: diary.id,
    notedOn: '2024-06-01',
    text: 'Twelve entries',
  })
  const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n')
  const about = { patientId, title: 'Referral letter', visitId: null }
  await Attachment.keep(about, { kind: 'application/pdf', content: pdf, preview: null })
}
