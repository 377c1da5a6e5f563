import { randomUUID } from 'node:crypto'
import { concept, derived, patient, resourceMaker } from './fhir_person.js'
import type { Json, Sent } from './fhir_person.js'
import type { RecordFile } from './records.js'

const SNOMED = 'http://snomed.info/sct'
const LOINC = 'http://loinc.org'
const UCUM = 'http://unitsofmeasure.org'

export function somebody(input: Partial<Sent> = {}): Sent {
  return { patientId: randomUUID(), visitId: randomUUID(), ...input }
}

/** A whole record as JSON text, with what systems really send: odd numbers, parts we have no place for, foreign addresses. */
export function recordText(
  sent: Sent,
  change: (resources: Json[]) => Json[] = (all) => all
): string {
  const entry = change(resourcesOf(sent)).map((resource) => ({
    fullUrl: `urn:uuid:${resource.id}`,
    resource,
    request: { method: 'POST', url: resource.resourceType },
  }))
  const text = JSON.stringify({ resourceType: 'Bundle', type: 'transaction', entry })
  // To a laboratory, 1.10 says more than 1.1.
  return text.replaceAll('"value":1.1,', '"value":1.10,')
}

export function recordFile(sent: Sent, change?: (resources: Json[]) => Json[]): RecordFile {
  return { name: 'record.json', bytes: Buffer.from(recordText(sent, change)) }
}

function resourcesOf({ patientId, visitId, ...who }: Sent): Json[] {
  const subject = { reference: `urn:uuid:${patientId}` }
  const encounter = { reference: `urn:uuid:${visitId}` }
  const [doctor, problem, drug] = [0, 1, 2].map((part) => derived(patientId, part))
  const make = resourceMaker(patientId)
  return [
    patient(patientId, who),
    {
      resourceType: 'Practitioner',
      id: doctor,
      name: [{ family: 'Okafor', given: ['Ada'], prefix: ['Dr.'] }],
    },
    { resourceType: 'Organization', id: derived(patientId, 3), name: 'North Hospital' },
    {
      resourceType: 'Encounter',
      id: visitId,
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      type: [
        { coding: [{ system: SNOMED, code: '185349003', display: 'Check up' }], text: 'Check up' },
      ],
      subject,
      participant: [{ individual: { reference: `urn:uuid:${doctor}` } }],
      period: { start: '2021-03-04T09:30:00+02:00', end: '2021-03-04T10:00:00.250+02:00' },
      reasonCode: [{ text: 'Cough' }],
    },
    make('Encounter', {
      status: 'planned',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject,
    }),
    {
      resourceType: 'Condition',
      id: problem,
      clinicalStatus: concept('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
      verificationStatus: concept(
        'http://terminology.hl7.org/CodeSystem/condition-ver-status',
        'confirmed'
      ),
      code: {
        coding: [
          { system: SNOMED, code: '195967001', display: 'Asthma' },
          { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'J45.909' },
        ],
      },
      subject,
      encounter,
      onsetDateTime: '2019-06',
      note: [{ authorString: 'Ada', text: 'Since childhood.' }],
    },
    make('AllergyIntolerance', {
      clinicalStatus: concept(
        'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
        'active'
      ),
      verificationStatus: concept(
        'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
        'confirmed'
      ),
      category: ['food'],
      code: { text: 'Peanut' },
      patient: subject,
      reaction: [{ manifestation: [{ text: 'Hives' }], severity: 'moderate' }],
    }),
    make('Observation', {
      status: 'final',
      category: [
        concept('http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory'),
      ],
      code: { coding: [{ system: LOINC, code: '2160-0', display: 'Creatinine' }] },
      subject,
      encounter,
      effectiveDateTime: '2021-03-04T09:40:00.123+02:00',
      valueQuantity: { value: 1.1, unit: 'mg/dL', system: UCUM, code: 'mg/dL' },
      interpretation: [{ text: 'Normal' }],
    }),
    make('Observation', {
      status: 'final',
      code: { coding: [{ system: LOINC, code: '85354-9', display: 'Blood pressure' }] },
      subject,
      effectivePeriod: { start: '2021-03-04' },
      component: [
        {
          code: { coding: [{ system: LOINC, code: '8480-6', display: 'Systolic' }] },
          valueQuantity: { value: 121, unit: 'mm[Hg]', system: UCUM, code: 'mm[Hg]' },
        },
        { code: { text: 'Cuff' }, valueString: 'large' },
      ],
    }),
    make('Observation', {
      status: 'final',
      code: { text: 'Culture' },
      subject,
      issued: '2021-03-06T08:00:00Z',
      valueString: 'No growth after 48 hours',
    }),
    {
      resourceType: 'MedicationRequest',
      id: drug,
      contained: [{ resourceType: 'Medication', id: 'm1', code: { text: 'Salbutamol inhaler' } }],
      status: 'active',
      intent: 'order',
      medicationReference: { reference: '#m1' },
      subject,
      encounter,
      authoredOn: '2021-03-04',
      requester: { reference: `urn:uuid:${doctor}` },
      dosageInstruction: [{ text: '2 puffs when short of breath', asNeededBoolean: true }],
    },
    make('MedicationRequest', {
      status: 'draft',
      intent: 'proposal',
      medicationCodeableConcept: { text: 'Montelukast' },
      subject,
    }),
    make('MedicationStatement', {
      status: 'active',
      medicationCodeableConcept: { text: 'Vitamin D' },
      subject,
      effectivePeriod: { start: '2020' },
      dosage: [{ text: '1 a day' }],
    }),
    make('Immunization', {
      status: 'completed',
      vaccineCode: {
        coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '140', display: 'Influenza' }],
      },
      patient: subject,
      occurrenceDateTime: '2020-10-01',
      lotNumber: 'AB12',
    }),
    make('FamilyMemberHistory', {
      status: 'completed',
      patient: subject,
      relationship: concept('http://terminology.hl7.org/CodeSystem/v3-RoleCode', 'MTH'),
      condition: [
        { code: { text: 'Diabetes' }, onsetAge: { value: 51, unit: 'a', system: UCUM, code: 'a' } },
        { code: { text: 'Glaucoma' } },
      ],
    }),
    make('CarePlan', {
      status: 'active',
      intent: 'plan',
      title: 'Asthma plan',
      subject,
      addresses: [{ reference: `urn:uuid:${problem}` }],
      goal: [{ reference: `urn:uuid:${derived(patientId, 4)}` }],
      activity: [
        { detail: { status: 'in-progress', description: 'Peak flow diary' } },
        { detail: { status: 'not-started', code: { text: 'Trigger check' } } },
      ],
    }),
    {
      resourceType: 'Goal',
      id: derived(patientId, 4),
      lifecycleStatus: 'active',
      description: { text: 'No night symptoms' },
      subject,
    },
    make('Coverage', {
      status: 'active',
      subscriberId: 'XYZ-1',
      beneficiary: subject,
      payor: [{ reference: `urn:uuid:${derived(patientId, 3)}` }],
    }),
    make('Consent', {
      status: 'active',
      scope: concept('http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy'),
      category: [{ text: 'treatment' }],
      patient: subject,
      dateTime: '2021-01-02',
      policyRule: { text: 'clinic' },
    }),
    make('Flag', { status: 'active', code: { text: 'Hard of hearing' }, subject }),
    make('Procedure', {
      status: 'completed',
      code: { text: 'Spirometry' },
      subject,
      performedDateTime: '2021-03-04',
    }),
    make('DocumentReference', {
      status: 'current',
      subject,
      content: [
        {
          attachment: {
            contentType: 'text/plain',
            title: 'Letter',
            data: Buffer.from('Dear colleague').toString('base64'),
          },
        },
      ],
    }),
    make('Provenance', {
      target: [{ reference: `urn:uuid:${problem}` }],
      recorded: '2021-03-05T00:00:00Z',
      agent: [{ who: { reference: `urn:uuid:${doctor}` } }],
    }),
  ]
}

/** How many of them become rows of ours, and how many are kept as they come. */
export const SENT_COUNTS = { all: 23, mapped: 16, kept: 7 }
