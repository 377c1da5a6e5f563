import type { Measure, Unit } from './units.js'

export const LOINC = 'http://loinc.org'

/** A field in which one number is typed. */
export interface VitalField {
  measure: Measure
  /** Kept in this unit, whatever was typed. */
  unit: Unit
  /** Beyond this nobody is: refused. */
  possible: readonly [number, number]
  /** Beyond this somebody may be: asked about. By the ages from which on they hold, in years. */
  usual: readonly { from: number; range: readonly [number, number] }[]
}

/** The numbers that a nurse takes. */
export const VITAL_FIELDS = {
  systolic: {
    measure: 'pressure',
    unit: 'mm[Hg]',
    possible: [20, 330],
    usual: [
      { from: 0, range: [50, 130] },
      { from: 12, range: [75, 220] },
    ],
  },
  diastolic: {
    measure: 'pressure',
    unit: 'mm[Hg]',
    possible: [5, 220],
    usual: [
      { from: 0, range: [25, 90] },
      { from: 12, range: [35, 130] },
    ],
  },
  heartRate: {
    measure: 'rate',
    unit: '/min',
    possible: [10, 350],
    usual: [
      { from: 0, range: [80, 200] },
      { from: 2, range: [60, 160] },
      { from: 12, range: [40, 150] },
    ],
  },
  respiratoryRate: {
    measure: 'rate',
    unit: '/min',
    possible: [2, 150],
    usual: [
      { from: 0, range: [20, 70] },
      { from: 2, range: [14, 45] },
      { from: 12, range: [8, 35] },
    ],
  },
  temperature: {
    measure: 'temperature',
    unit: 'Cel',
    possible: [24, 46],
    usual: [{ from: 0, range: [35, 40.5] }],
  },
  oxygenSaturation: {
    measure: 'share',
    unit: '%',
    possible: [20, 100],
    usual: [{ from: 0, range: [88, 100] }],
  },
  weight: {
    measure: 'mass',
    unit: 'kg',
    possible: [0.2, 650],
    usual: [
      { from: 0, range: [1.5, 18] },
      { from: 2, range: [8, 80] },
      { from: 12, range: [25, 250] },
    ],
  },
  height: {
    measure: 'length',
    unit: 'cm',
    possible: [20, 275],
    usual: [
      { from: 0, range: [40, 100] },
      { from: 2, range: [70, 175] },
      { from: 12, range: [120, 215] },
    ],
  },
  headCircumference: {
    measure: 'length',
    unit: 'cm',
    possible: [15, 80],
    usual: [
      { from: 0, range: [28, 54] },
      { from: 2, range: [42, 62] },
    ],
  },
  pain: {
    measure: 'score',
    unit: '{score}',
    possible: [0, 10],
    usual: [{ from: 0, range: [0, 10] }],
  },
} as const satisfies Record<string, VitalField>

export type VitalFieldName = keyof typeof VITAL_FIELDS
export const VITAL_FIELD_NAMES = Object.keys(VITAL_FIELDS) as VitalFieldName[] // keys of the table above

export interface Vital {
  /** LOINC. */
  code: string
  display: string
  /** Codes under which others send the same. */
  also: readonly string[]
  fields: readonly VitalFieldName[]
}

/** FHIR's vital signs, in the order in which they are read. */
export const VITALS = {
  bloodPressure: {
    code: '85354-9',
    display: 'Blood pressure panel with all children optional',
    also: ['55284-4'],
    fields: ['systolic', 'diastolic'],
  },
  heartRate: { code: '8867-4', display: 'Heart rate', also: [], fields: ['heartRate'] },
  respiratoryRate: {
    code: '9279-1',
    display: 'Respiratory rate',
    also: [],
    fields: ['respiratoryRate'],
  },
  temperature: {
    code: '8310-5',
    display: 'Body temperature',
    also: ['8331-1'],
    fields: ['temperature'],
  },
  oxygenSaturation: {
    code: '2708-6',
    display: 'Oxygen saturation in Arterial blood',
    also: ['59408-5'],
    fields: ['oxygenSaturation'],
  },
  weight: { code: '29463-7', display: 'Body weight', also: [], fields: ['weight'] },
  height: { code: '8302-2', display: 'Body height', also: [], fields: ['height'] },
  /** Worked out from the two above; nobody types it. */
  bmi: { code: '39156-5', display: 'Body mass index (BMI) [Ratio]', also: [], fields: [] },
  headCircumference: {
    code: '9843-4',
    display: 'Head Occipital-frontal circumference',
    also: [],
    fields: ['headCircumference'],
  },
  pain: {
    code: '72514-3',
    display: 'Pain severity - 0-10 verbal numeric rating [Score] - Reported',
    also: [],
    fields: ['pain'],
  },
} as const satisfies Record<string, Vital>

export type VitalName = keyof typeof VITALS
export const VITAL_NAMES = Object.keys(VITALS) as VitalName[] // keys of the table above

/** Of the body mass index, which has no field. */
export const BMI_UNIT = 'kg/m2' satisfies Unit

/** The two numbers of a blood pressure. */
export const PRESSURES = {
  systolic: { code: '8480-6', display: 'Systolic blood pressure' },
  diastolic: { code: '8462-4', display: 'Diastolic blood pressure' },
} as const

export const VITAL_CODES = VITAL_NAMES.flatMap((name) => codesOf(name))

export function codesOf(name: VitalName): string[] {
  const { code, also }: Vital = VITALS[name]
  return [code, ...also]
}

export function vitalNamed(code: string | null): VitalName | null {
  return VITAL_NAMES.find((name) => code && codesOf(name).includes(code)) ?? null
}
