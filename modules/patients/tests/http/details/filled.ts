import { Desk } from '../../desk.js'

export type Fields = Record<string, string>

/** A form of each kind as somebody fills it in, and words that the chart shows of it. */
export const FILLED: Record<
  string,
  { part: string; table: string; fields: Fields; shown: string }
> = {
  allergies: {
    part: 'health',
    table: 'patients_allergies',
    fields: {
      display: 'Peanuts',
      reaction: 'Hives',
      severity: 'severe',
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
      onset: '05/2019',
      note: 'After one spoonful of satay.',
    },
    shown: 'Hives',
  },
  problems: {
    part: 'health',
    table: 'patients_conditions',
    fields: {
      display: 'Type 2 diabetes mellitus without complications',
      code: 'e11.9',
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
      onset: '2015',
    },
    shown: 'E11.9',
  },
  medicines: {
    part: 'health',
    table: 'patients_medications',
    fields: { display: 'Metformin', dosage: '500 mg twice a day', status: 'active' },
    shown: '500 mg twice a day',
  },
  immunizations: {
    part: 'health',
    table: 'patients_immunizations',
    fields: { display: 'Tdap', status: 'completed', occurredOn: '03/04/2024', lotNumber: 'A77' },
    shown: 'lot A77',
  },
  family: {
    part: 'health',
    table: 'patients_family_history',
    fields: { relationship: 'MTH', display: 'Breast cancer', onsetAge: '52', isDeceased: 'no' },
    shown: 'Mother: Breast cancer',
  },
  social: {
    part: 'health',
    table: 'patients_observations',
    fields: { topic: 'smoking', smokingStatus: '8517006', asOf: '2020' },
    shown: 'Former smoker',
  },
  alerts: {
    part: 'health',
    table: 'patients_alerts',
    fields: { text: 'Needs an interpreter', category: 'clinical', status: 'active' },
    shown: 'Needs an interpreter',
  },
  contacts: {
    part: 'administration',
    table: 'patients_contacts',
    fields: { name: 'Rui Santos', relationship: 'SPS', phone: '555-0101', position: '1' },
    shown: 'Rui Santos',
  },
  insurance: {
    part: 'administration',
    table: 'patients_coverages',
    fields: { payor: 'Blue Cross', subscriberId: 'XJ-991', position: '1', status: 'active' },
    shown: 'member XJ-991',
  },
  identifiers: {
    part: 'administration',
    table: 'patients_identifiers',
    fields: { type: 'SS', value: '078-05-1120' },
    shown: '•••• 1120',
  },
  consents: {
    part: 'administration',
    table: 'patients_consents',
    fields: { category: 'treatment', status: 'active', givenOn: '2024' },
    shown: 'Treatment',
  },
}
export const KINDS = Object.keys(FILLED)

/** A chart of a clinic's own, with entries in it. */
export class Chart {
  constructor(
    readonly desk: Desk,
    readonly path: string
  ) {}

  static async open(client: Parameters<typeof Desk.open>[0]) {
    const desk = await Desk.open(client)
    const person = { given: 'Ana', family: 'Santos', birthDate: '1970-05-02' }
    return new Chart(desk, `/${await desk.register(person)}`)
  }

  /** Fills in the form of a kind. */
  async add(kind: string, changes: Fields = {}) {
    const { part, table, fields } = FILLED[kind]
    const base = `${this.path}/${part}/${kind}`
    const sent = await this.desk.post(base, { ...fields, ...changes }, 'nurse')
    sent.assertStatus(303)
    const [row] = await this.desk.rows(table)
    return { base, part, table, id: String(row.id), address: `${base}/${row.id}` }
  }
}
