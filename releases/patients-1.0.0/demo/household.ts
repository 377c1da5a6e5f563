import type { Faker } from '@faker-js/faker'
import { emptyDraft, type PatientDraft, type Phone } from '../people/draft.js'

const ALLERGIES = [
  'Penicillin: rash',
  'Peanuts: anaphylaxis',
  'Latex',
  'Sulfonamides: hives',
  'Bee stings: swelling',
  'Shellfish',
  'Ibuprofen: asthma',
  'Dust mites; cat hair',
]
/** Family names that a search has to cope with. */
const TELLING_NAMES = [
  "O'Brien",
  'Muñoz',
  'García López',
  'de la Cruz',
  'Núñez',
  'Müller',
  'Łukasik',
  'Nguyễn',
  'Søndergaard',
  'Smith-Jones',
]

/** One to five people who live together. */
export function household(faker: Faker, today: string): PatientDraft[] {
  const family = faker.datatype.boolean(0.12)
    ? faker.helpers.arrayElement(TELLING_NAMES)
    : faker.person.lastName()
  const home = {
    addressLine: faker.location.streetAddress(),
    city: faker.location.city(),
    state: faker.location.state({ abbreviated: true }),
    postalCode: faker.location.zipCode('#####'),
    country: null,
  }
  const landline = faker.datatype.boolean(0.4) ? number(faker) : null
  const count = faker.helpers.weightedArrayElement([
    { weight: 5, value: 1 },
    { weight: 4, value: 2 },
    { weight: 2, value: 3 },
    { weight: 2, value: 4 },
  ])
  return Array.from({ length: count }, (_, index) => ({
    ...person(faker, today, index < 2),
    ...home,
    family,
    ...reach(faker, landline, index < 2),
  }))
}

function person(faker: Faker, today: string, isAdult: boolean): PatientDraft {
  const sex = faker.helpers.arrayElement(['female', 'male'] as const)
  const [min, max] = isAdult ? [19, 96] : [0, 18]
  const birthDate = isoDate(faker.date.birthdate({ mode: 'age', min, max, refDate: today }), today)
  const given = faker.person.firstName(sex)
  const deceased =
    isAdult &&
    Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) > 70 &&
    faker.datatype.boolean(0.12)
  return {
    ...emptyDraft(),
    given,
    middle: faker.datatype.boolean(0.2) ? faker.person.middleName(sex) : null,
    preferred: faker.datatype.boolean(0.08) ? given.slice(0, 3) : null,
    sex,
    birthDate,
    deceased,
    deceasedOn: deceased ? isoDate(faker.date.recent({ days: 700, refDate: today }), today) : null,
    maritalStatus: isAdult ? faker.helpers.arrayElement(['M', 'M', 'S', 'D', 'W', null]) : null,
    allergies: faker.datatype.boolean(0.18) ? faker.helpers.arrayElement(ALLERGIES) : null,
  }
}

/** Children are reached through the landline. */
function reach(faker: Faker, landline: string | null, isAdult: boolean) {
  const phones: Phone[] = isAdult ? [{ use: 'mobile', number: number(faker) }] : []
  if (landline) phones.push({ use: 'home', number: landline })
  return {
    phones,
    email:
      isAdult && faker.datatype.boolean(0.6)
        ? faker.internet.email({ provider: 'mail.example' }).toLowerCase()
        : null,
  }
}

/** 555-01xx and its like are set aside for fiction. */
function number(faker: Faker): string {
  return `(${faker.string.numeric({ length: 3, allowLeadingZeros: false })}) 555-${faker.string.numeric(4)}`
}

function isoDate(date: Date, today: string): string {
  const iso = date.toISOString().slice(0, 10)
  return iso > today ? today : iso
}
