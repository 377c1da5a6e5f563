import { patientsByIds } from '@medtrack/patients'
import { DateTime } from 'luxon'
import type { Asking } from '../models/online_request.js'
import { ask } from '../online/asking.js'
import { confirmRequest } from '../online/confirming.js'
import { ONLINE_USUAL } from '../online/settings.js'
import { keepSetting } from '../settings/settings.js'
import type { Drawing } from './drawing.js'

/** The clinic's page is open. Two who booked there wait for the desk: one may be a patient, the other is new. */
export async function demoOnlineBookings(drawing: Drawing) {
  await keepSetting('online', { ...ONLINE_USUAL, isOn: true })
  for (const person of [await knownPerson(drawing), newPerson(drawing)]) {
    if (person) await bookOnline(drawing, person)
  }
}

async function bookOnline({ faker, types, freeTime }: Drawing, person: Asking) {
  const type = faker.helpers.arrayElement(types.filter(({ isOnline }) => isOnline))
  const slot = await freeTime(type, 4)
  if (slot) await confirmRequest(await ask({ type, slot, person, locale: 'en' }))
}

/** By another mail address than the one in the chart: nobody can be sure. */
async function knownPerson({ faker, somebody }: Drawing): Promise<Asking | null> {
  const id = somebody()
  const patient = (await patientsByIds([id])).get(id)
  if (!patient?.birthDate) return null
  const { given, family, birthDate } = patient
  return { given, family, birthDate, ...contactOf(faker, given) }
}

function newPerson({ faker }: Drawing): Asking {
  const [given, family] = [faker.person.firstName(), faker.person.lastName()]
  const born = faker.date.birthdate({ mode: 'age', min: 20, max: 70 })
  const birthDate = DateTime.fromJSDate(born, { zone: 'utc' }).toFormat('yyyy-MM-dd')
  return { given, family, birthDate, ...contactOf(faker, given) }
}

/** Addresses and numbers that are nobody's. */
function contactOf(faker: Drawing['faker'], given: string) {
  const email = `${given}.${faker.string.numeric(4)}@people.example`.toLowerCase()
  return { email, phone: `+1212555${faker.helpers.arrayElement(['0147', '0162', '0188'])}` }
}
