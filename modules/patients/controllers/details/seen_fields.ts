import type { HttpContext } from '@adonisjs/core/http'
import { seenKey } from '../../details/vitals/plausibility.js'
import { typedVitals } from '../../details/vitals/read_vitals.js'
import { VITAL_FIELD_NAMES } from '../../details/vitals/vitals.js'

const MOST = 40

/**
 * What the person sees again after it was asked about. It goes back with the form: who sends an unusual value twice
 * means it.
 */
export function seenFields({ request }: HttpContext): string {
  if (request.method() === 'GET') return ''
  const input: Record<string, string> = {}
  for (const field of VITAL_FIELD_NAMES) {
    for (const name of [field, `${field}Unit`]) {
      const value: unknown = request.input(name)
      if (typeof value === 'string') input[name] = value.trim().slice(0, MOST)
    }
  }
  return Object.entries(typedVitals(input))
    .map(([field, typed]) => seenKey(field, typed))
    .join('|')
}
