import { contactOf, likeNewcomer, patientsByIds } from '@medtrack/patients'
import type { Asking } from '../models/online_request.js'

/**
 * The patient who asks, if that is beyond doubt: the very name, the birth date, and the mail or the telephone that the clinic
 * has. `null`: somebody at the desk looks at it.
 */
export async function certainMatch(person: Asking): Promise<string | null> {
  const ids = (await likeNewcomer(person)).map(({ id }) => id)
  const patients = await patientsByIds(ids)
  const contacts = await contactOf(ids)
  const certain = ids.filter((id) => {
    const patient = patients.get(id)
    const contact = contacts.get(id)
    return (
      patient &&
      contact?.isReachable &&
      isSame(patient.given, person.given) &&
      isSame(patient.family, person.family) &&
      patient.birthDate === person.birthDate &&
      (isSame(contact.email, person.email) || isSame(contact.phone, person.phone))
    )
  })
  return certain.length === 1 ? certain[0] : null
}

function isSame(one: string | null, other: string | null): boolean {
  const [left, right] = [one, other].map((text) => text?.trim().toLowerCase())
  return Boolean(left) && left === right
}
