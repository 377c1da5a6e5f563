import type { Faker } from '@faker-js/faker'
import { members, type Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import Prescription from '../models/prescription.js'
import { checkAllergies, freeTextAllergies } from '../prescriptions/checks/allergy_check.js'
import { checkDuplicates } from '../prescriptions/checks/duplicate_check.js'
import { ATC_SYSTEM } from '../prescriptions/drugs/drug.js'
import { drugNamed } from '../prescriptions/drugs/drug_list.js'
import { lastDay } from '../prescriptions/duration.js'
import { newProofCode, proofDigest } from '../prescriptions/proof.js'

/** Name, dose, form, how often, days; nobody of the demo is allergic to them. */
const USUAL = [
  ['Lisinopril', '10 mg', 'tablet', 'Once a day', null],
  ['Amlodipine', '5 mg', 'tablet', 'Once a day', null],
  ['Metformin', '850 mg', 'tablet', 'Twice a day', null],
  ['Atorvastatin', '20 mg', 'tablet', 'At bedtime', null],
  ['Levothyroxine', '50 µg', 'tablet', 'Once a day', null],
  ['Omeprazole', '20 mg', 'capsule', 'Once a day', 28],
  ['Salbutamol', '2 puffs', 'inhaler', 'When needed', null],
  ['Cetirizine', '10 mg', 'tablet', 'Once a day', 14],
  ['Azithromycin', '500 mg', 'tablet', 'Once a day', 3],
] as const

export interface DemoPatient {
  id: string
  allergies: string | null
}

/** A medicine or two for each of them, some of them over by now. */
export async function prescribeForSome(faker: Faker, patients: readonly DemoPatient[]) {
  const doctors = (await members()).filter(({ isDoctor }) => isDoctor)
  if (doctors.length === 0) return
  for (const patient of patients) {
    const doctor = faker.helpers.arrayElement(doctors)
    for (const usual of faker.helpers.arrayElements(USUAL, { min: 1, max: 3 })) {
      await prescribe(patient, usual, doctor, faker.number.int({ min: 0, max: 200 }))
    }
  }
}

async function prescribe(
  { id, allergies }: DemoPatient,
  [name, dose, doseForm, frequency, durationDays]: (typeof USUAL)[number],
  doctor: Member,
  daysAgo: number
) {
  const drug = drugNamed(name)
  const code = newProofCode()
  const authoredAt = DateTime.utc().minus({ days: daysAgo }).startOf('second')
  const results = [checkAllergies(drug, freeTextAllergies(allergies)), checkDuplicates(drug, [])]
  await Prescription.create({
    patientId: id,
    ...{ display: name, codeSystem: ATC_SYSTEM, code: drug?.atc[0] ?? null, status: 'active' },
    ...{
      dose,
      doseForm,
      frequency,
      durationDays,
      route: doseForm === 'inhaler' ? 'inhalation' : 'oral',
    },
    ...{ quantity: null, refills: 0, maySubstitute: true, instructions: null },
    checks: results.map(({ findings: _, ...check }) => check),
    checkDetails: JSON.stringify(
      Object.fromEntries(
        results.map(({ check, findings }) => [check, { findings, overrideReason: null }])
      )
    ),
    proofCode: code,
    proofDigest: await proofDigest(code),
    ...{ prescriberId: doctor.userId, prescriberName: doctor.name, createdByName: doctor.name },
    authoredAt,
    endsOn: lastDay(authoredAt.toISODate(), { durationDays, refills: 0 }),
  })
}
