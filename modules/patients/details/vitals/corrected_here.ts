import type Observation from '../../models/observation.js'
import { VITALS, vitalNamed } from './vitals.js'

/**
 * Whether a measurement is changed by itself. What was taken in a visit belongs to its note, which may be signed; the body
 * mass index is worked out, so that what is wrong with it is wrong with the weight or the height.
 */
export function isCorrectedHere({ code, visitId }: Pick<Observation, 'code' | 'visitId'>): boolean {
  const name = vitalNamed(code)
  return visitId === null && name !== null && VITALS[name].fields.length > 0
}
