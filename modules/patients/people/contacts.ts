import { currentClinic } from '@medtrack/sdk'
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'
import { inChunks } from '../schema/in_chunks.js'
import type { Phone } from './draft.js'

/** How somebody can be told something. */
export interface PatientContact {
  /** As the patient wants to be called. */
  given: string
  email: string | null
  /** With its country, as messages are sent to it: `+525512345678`. A mobile telephone before others. */
  phone: string | null
  /** Whether messages may reach them at all: not of those who died or whose record is archived. */
  isReachable: boolean
}

/** By the id that was asked for; of a record that was merged, those of the patient into whom it was. */
export async function contactsOf(ids: readonly string[]): Promise<Map<string, PatientContact>> {
  const { db, clinic } = currentClinic()
  const found = new Map<string, PatientContact>()
  for (const some of inChunks([...new Set(ids)])) {
    const rows = await db
      .from('patients as asked')
      .joinRaw('inner join patients as p on p.id = coalesce(asked.merged_into_id, asked.id)')
      .select('asked.id as asked_id', 'p.given', 'p.preferred', 'p.email', 'p.phones', 'p.country')
      .select('p.deceased', 'p.archived_at')
      .whereIn('asked.id', some)
    for (const row of rows) {
      found.set(row.asked_id, {
        given: row.preferred || row.given,
        email: row.email,
        phone: reachedBy(JSON.parse(row.phones), clinic.country),
        isReachable: !row.deceased && row.archived_at === null,
      })
    }
  }
  return found
}

/** A telephone number in the one form that all telephones understand; `null` where it is none. */
export function internationalPhone(typed: string, country: string): string | null {
  // What clinics have as their country is ISO 3166-1; one that the library does not know helps nothing.
  const number = parsePhoneNumberFromString(typed, country as CountryCode)
  return number?.isValid() ? number.number : null
}

function reachedBy(phones: readonly Phone[], country: string): string | null {
  const mobileFirst = [...phones].sort(
    (one, other) => Number(other.use === 'mobile') - Number(one.use === 'mobile')
  )
  for (const { number } of mobileFirst) {
    const reached = internationalPhone(number, country)
    if (reached) return reached
  }
  return null
}
