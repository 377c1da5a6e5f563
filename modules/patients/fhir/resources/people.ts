import type { HumanName, Practitioner, Reference } from '@medplum/fhirtypes'
import { fit } from '../elements.js'

const LONGEST_NAME = 160
const NAMELESS = '—'

/** As a reader would write it: `Dr. Dagny Schoen`. */
export function nameInWords(name: HumanName | undefined): string | undefined {
  if (!name) return undefined
  const parts = [...(name.prefix ?? []), ...(name.given ?? []), name.family, ...(name.suffix ?? [])]
  return parts.filter(Boolean).join(' ') || name.text
}

/** Whoever did something elsewhere, under the name that stands there. */
export function practitionerName(
  practitioner: Practitioner | undefined,
  reference: Reference | undefined
): string {
  const name = nameInWords(practitioner?.name?.[0]) ?? reference?.display
  return fit(name, LONGEST_NAME) ?? NAMELESS
}
