import type { Faker } from '@faker-js/faker'
import { registerPatients } from '../people/registration.js'
import type { PatientDraft } from '../people/draft.js'

const SHARE = 0.01
const [FEWEST, MOST] = [3, 12]

/** How many of a clinic's records are second ones of the same person. */
export function countTwice(size: number): number {
  return size > FEWEST ? Math.min(MOST, Math.max(FEWEST, Math.ceil(size * SHARE))) : 0
}

/** A few were registered twice, by somebody in a hurry: another spelling, no address. */
export async function demoDuplicates(faker: Faker, people: readonly PatientDraft[], count: number) {
  const dated = people.filter(({ birthDate, family }) => birthDate && family.length > 4)
  const twice = faker.helpers.arrayElements(dated, count)
  await registerPatients(twice.map((person) => ({ draft: writtenAgain(faker, person), by: null })))
}

function writtenAgain(faker: Faker, person: PatientDraft): PatientDraft {
  const { family } = person
  const at = faker.number.int({ min: 1, max: family.length - 2 })
  const misspelt = family.slice(0, at) + family.slice(at + 1)
  return {
    ...person,
    recordNumber: null,
    family: misspelt,
    middle: null,
    email: faker.datatype.boolean() ? faker.internet.email().toLowerCase() : null,
    addressLine: null,
    city: null,
    state: null,
    postalCode: null,
    allergies: null,
  }
}
