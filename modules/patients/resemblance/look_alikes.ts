import type { LookAlike } from './acquaintances.js'
import { acquaintancesOf, type KnownPatient } from './known_patients.js'
import type { Comparable } from './resemblance.js'

const MOST_SHOWN = 5

/**
 * The clinic's patients who may be this very person. A record number that is taken is no
 * resemblance here: the form refuses it at its field.
 */
export async function lookAlikesOf(person: Comparable): Promise<LookAlike<KnownPatient>[]> {
  const unnumbered = { ...person, recordNumber: null }
  const acquaintances = await acquaintancesOf([unnumbered])
  const found = acquaintances.lookAlikes(unnumbered)
  const first = found.filter(
    ({ person: { id } }, at) => found.findIndex((one) => one.person.id === id) === at
  )
  return first.slice(0, MOST_SHOWN)
}
