import type { Faker } from '@faker-js/faker'
import { identifierDigest } from '../details/identifier_value.js'
import Consent from '../models/consent.js'
import Contact from '../models/contact.js'
import Coverage from '../models/coverage.js'
import Identifier from '../models/identifier.js'
import type Patient from '../models/patient.js'

const INSURERS = ['Harbor Mutual', 'Northfield Health', 'Union Care', 'Bluestone Health Plan']

export async function administration(faker: Faker, { id: patientId, family }: Patient) {
  const status = 'active' as const
  await Contact.create({
    patientId,
    name: `${faker.person.firstName()} ${family}`,
    relationship: faker.helpers.arrayElement(['SPS', 'SIB', 'MTH', 'CHILD']),
    phone: `(${faker.string.numeric({ length: 3, allowLeadingZeros: false })}) 555-0${faker.string.numeric(3)}`,
    isEmergency: true,
    position: 1,
    status,
  })
  await Coverage.create({
    patientId,
    payor: faker.helpers.arrayElement(INSURERS),
    planName: faker.helpers.arrayElement(['Basic', 'Family', 'Plus']),
    subscriberId: faker.string.alphanumeric({ length: 9, casing: 'upper' }),
    relationship: 'self',
    position: 1,
    status,
  })
  await Consent.create({ patientId, category: 'treatment', status, givenOn: '2024' })
  // Numbers that begin with 9 belong to nobody.
  const value = `9${faker.string.numeric(8)}`
  const valueDigest = await identifierDigest(null, value)
  await Identifier.create({ patientId, type: 'SS', value, valueDigest, status })
}
