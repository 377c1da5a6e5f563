export type Json = Record<string, unknown>

/** Somebody whose record another system sends, and the ids by which it knows its parts. */
export interface Sent {
  patientId: string
  visitId: string
  given?: string
  family?: string
  birthDate?: string
  ssn?: string
}

/** The person, with what systems really send. */
export function patient(id: string, who: Partial<Sent>): Json {
  const {
    given = 'Mireille',
    family = 'Dubois',
    birthDate = '1985-11-30',
    ssn = '999-12-3456',
  } = who
  return {
    resourceType: 'Patient',
    id,
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">Mireille</div>' },
    extension: [
      {
        url: 'http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName',
        valueString: 'Leroy',
      },
    ],
    identifier: [
      {
        system: 'http://hl7.org/fhir/sid/us-ssn',
        value: ssn,
        type: concept('http://terminology.hl7.org/CodeSystem/v2-0203', 'SS'),
      },
      {
        system: 'https://hospital.example/mrn',
        value: id,
        assigner: { display: 'North Hospital' },
      },
    ],
    active: true,
    name: [
      { use: 'maiden', family: 'Leroy' },
      { use: 'official', family, given: [given, 'Anne'], prefix: ['Dr.'] },
      { use: 'nickname', given: ['Mimi'] },
    ],
    telecom: [
      { system: 'phone', value: '+33 6 12 34 56 78', use: 'mobile', rank: 1 },
      { system: 'fax', value: '+33 1 00 00 00 00' },
      { system: 'email', value: 'mireille@people.example' },
    ],
    gender: 'female',
    birthDate,
    address: [
      {
        line: ['3 rue des Lilas', 'Bât. B'],
        city: 'Lyon',
        postalCode: '69003',
        country: 'FR',
        period: { start: '2010' },
      },
    ],
    maritalStatus: concept('http://terminology.hl7.org/CodeSystem/v3-MaritalStatus', 'M'),
    contact: [
      {
        relationship: [concept('http://terminology.hl7.org/CodeSystem/v2-0131', 'C')],
        name: { family: 'Dubois', given: ['Luc'] },
        telecom: [{ system: 'phone', value: '+33 6 98 76 54 32' }],
      },
    ],
    communication: [{ language: { text: 'French' }, preferred: true }],
  }
}

/** Makes further resources of a record, each with an id of its own. */
export function resourceMaker(patientId: string) {
  let part = 100
  return (resourceType: string, rest: Json): Json => ({
    resourceType,
    id: derived(patientId, part++),
    ...rest,
  })
}

/** Another id of the same record, the same every time. */
export function derived(id: string, part: number): string {
  return `${id.slice(0, -4)}${part.toString(16).padStart(4, '0')}`
}

export function concept(system: string, code: string) {
  return { coding: [{ system, code }] }
}
