import type { Faker } from '@faker-js/faker'
import { proposedEntries, reviewText } from '../details/allergies/noted_text.js'
import { stateNoneKnown } from '../details/allergies/none_known.js'
import { allergyColumns } from '../details/kinds/allergies.js'
import Patient from '../models/patient.js'
import { ageOn } from '../people/age.js'
import { administration } from './administration.js'
import { illnesses, measurements, vaccinations } from './health.js'

/** Enough that whoever looks around finds some; the others were not asked yet. */
const MOST_CHARTS = 60

/** Fills the details of some charts. Must run in a transaction. */
export async function demoDetails(faker: Faker, today: string) {
  const patients = await Patient.query()
    .whereNull('archived_at')
    .orderBy('record_number')
    .limit(MOST_CHARTS)
  for (const patient of patients.filter(({ birthDate, deceased }) => birthDate && !deceased)) {
    const { years } = ageOn(patient.birthDate ?? today, today)
    await allergies(faker, patient)
    await vaccinations(faker, patient.id, years)
    await measurements(faker, patient, years)
    if (years > 17) await illnesses(faker, patient.id)
    await administration(faker, patient)
  }
}

/** Half of what was noted as text was looked at since; of the others, some were asked. */
async function allergies(faker: Faker, patient: Patient) {
  if (!patient.allergies) {
    if (faker.datatype.boolean(0.6)) await stateNoneKnown(patient.id)
    return
  }
  if (faker.datatype.boolean()) return
  const proposals = await proposedEntries(patient.allergies)
  const entries = proposals.map(({ display, reaction }) =>
    allergyColumns(
      { display, reaction, clinicalStatus: 'active', verificationStatus: 'confirmed' },
      null
    )
  )
  await reviewText(patient, await Promise.all(entries))
}
