import type { Faker } from '@faker-js/faker'
import { DateTime } from 'luxon'
import { codingOf, medicineCode, vaccineCode } from '../details/coded.js'
import { ICD10_SYSTEM, icd10ByCode } from '../details/icd10.js'
import { SMOKING_STATUSES, SOCIAL_TOPICS } from '../details/social_topics.js'
import { recordVitals } from '../details/vitals/record_vitals.js'
import Condition from '../models/condition.js'
import FamilyHistory from '../models/family_history.js'
import Immunization from '../models/immunization.js'
import Medication from '../models/medication.js'
import Observation from '../models/observation.js'
import type Patient from '../models/patient.js'

/** A problem and what is often taken for it. */
const ILLNESSES = [
  ['I10', 'Lisinopril', '10 mg once a day'],
  ['E11.9', 'Metformin', '500 mg twice a day'],
  ['E78.5', 'Atorvastatin', '20 mg in the evening'],
  ['J45.909', 'Albuterol', '2 puffs when needed'],
  ['E03.9', 'Levothyroxine', '75 µg before breakfast'],
  ['K21.9', 'Omeprazole', '20 mg before breakfast'],
  ['F41.1', 'Sertraline', '50 mg once a day'],
  ['M54.50', 'Ibuprofen', '400 mg when needed'],
] as const
const RELATIVES = [
  ['MTH', 'Type 2 diabetes'],
  ['FTH', 'Heart attack'],
  ['SIS', 'Breast cancer'],
  ['MGRMTH', 'Stroke'],
] as const
const OCCUPATIONS = ['Teacher', 'Bus driver', 'Retired', 'Nurse', 'Carpenter', 'Shop owner']

export async function illnesses(faker: Faker, patientId: string) {
  for (const [code, medicine, dosage] of faker.helpers.arrayElements(ILLNESSES, {
    min: 0,
    max: 3,
  })) {
    const hit = await icd10ByCode(code)
    const since = String(faker.number.int({ min: 2004, max: 2024 }))
    await Condition.create({
      patientId,
      codeSystem: ICD10_SYSTEM,
      code,
      display: hit?.display ?? code,
      category: 'problem-list-item',
      clinicalStatus: 'active',
      verificationStatus: 'confirmed',
      onset: since,
    })
    await Medication.create({
      patientId,
      ...(await codingOf(medicine, null, medicineCode)),
      display: medicine,
      dosage,
      status: 'active',
      effectiveFrom: since,
    })
  }
  await habits(faker, patientId)
}

async function habits(faker: Faker, patientId: string) {
  const statuses = Object.entries(SMOKING_STATUSES).slice(0, 4)
  const [valueCode, valueDisplay] = faker.helpers.arrayElement(statuses)
  const own = { patientId, category: 'social-history', status: 'final' } as const
  const effectiveAt = daysAgo(faker.number.int({ min: 30, max: 900 }))
  const codeSystem = 'http://loinc.org'
  await Observation.create({
    ...own,
    codeSystem,
    ...SOCIAL_TOPICS.smoking,
    valueCodeSystem: 'http://snomed.info/sct',
    valueCode,
    valueDisplay,
    effectiveAt,
  })
  const valueText = faker.helpers.arrayElement(OCCUPATIONS)
  await Observation.create({
    ...own,
    codeSystem,
    ...SOCIAL_TOPICS.occupation,
    valueText,
    effectiveAt,
  })
  const [relationship, display] = faker.helpers.arrayElement(RELATIVES)
  await FamilyHistory.create({ patientId, relationship, display, status: 'completed' })
}

export async function vaccinations(faker: Faker, patientId: string, years: number) {
  const names =
    years > 17 ? ['influenza, seasonal, injectable', 'Tdap'] : ['MMR', 'DTaP', 'IPV', 'varicella']
  for (const display of faker.helpers.arrayElements(names, { min: 1, max: names.length })) {
    const occurredOn = daysAgo(faker.number.int({ min: 40, max: 1_500 })).toISODate()
    const coding = await codingOf(display, null, vaccineCode)
    await Immunization.create({ patientId, ...coding, display, status: 'completed', occurredOn })
  }
}

const MOST_SETS = 6
const DAYS_BETWEEN = 120

/** A few sets over the years, so that there is a curve. */
export async function measurements(
  faker: Faker,
  patient: Pick<Patient, 'id' | 'birthDate'>,
  years: number
) {
  const count = faker.number.int({ min: 1, max: MOST_SETS })
  const grown = { height: faker.number.int({ min: 152, max: 192 }), weight: 55 + years / 3 }
  const base = years > 17 ? grown : { height: 78 + years * 5.6, weight: 9.5 + years * 2.9 }
  const pressure = years > 17 ? [126, 79] : [102, 64]
  for (let set = count - 1; set >= 0; set--) {
    const near = (value: number, spread: number) =>
      Math.round((value + faker.number.float({ min: -spread, max: spread })) * 10) / 10
    const values = {
      systolic: Math.round(near(pressure[0], 12)),
      diastolic: Math.round(near(pressure[1], 8)),
      heartRate: Math.round(near(years > 11 ? 72 : 96, 10)),
      temperature: near(36.7, 0.4),
      oxygenSaturation: Math.round(near(97.5, 1.4)),
      weight: near(base.weight, 2),
      ...(set === count - 1 && { height: near(base.height, 1) }),
    }
    const takenAt = daysAgo(set * DAYS_BETWEEN + faker.number.int({ min: 1, max: 60 }))
    const born = patient.birthDate ?? ''
    if ((takenAt.toISODate() ?? '') > born) {
      await recordVitals(patient, { takenAt, values, note: null })
    }
  }
}

function daysAgo(days: number): DateTime {
  return DateTime.utc().startOf('minute').minus({ days })
}
