import type { Resource } from '@medplum/fhirtypes'
import { isObject, isSame } from '../../fhir/json.js'
import { namesOf, tailOf } from '../../fhir/record_refs.js'
import type { Arrival } from './arrivals.js'

/** Finds what a reference of a resource leads to: in its own bundle first, then anywhere in the upload. */
export class Names {
  readonly #scoped = new Map<string, Arrival>()
  readonly #anywhere = new Map<string, Arrival>()
  readonly #ambiguous = new Set<string>()

  constructor(arrivals: readonly Arrival[]) {
    for (const arrival of arrivals) {
      for (const name of namesOf(arrival)) {
        this.#scoped.set(`${arrival.scope} ${name}`, arrival)
        const other = this.#anywhere.get(name)
        if (!other) this.#anywhere.set(name, arrival)
        else if (!isSame(other.resource, arrival.resource)) this.#ambiguous.add(name)
      }
    }
  }

  find(scope: number, reference: string): Arrival | undefined {
    const current = reference.replace(/\/_history\/.*$/, '')
    for (const name of [current, tailOf(current)]) {
      const found = this.#scoped.get(`${scope} ${name}`) ?? this.#unambiguous(name)
      if (found) return found
    }
    return undefined
  }

  #unambiguous(name: string): Arrival | undefined {
    return this.#ambiguous.has(name) ? undefined : this.#anywhere.get(name)
  }
}

/** Elements that say whose a resource is. */
const SUBJECTS = ['subject', 'patient', 'beneficiary', 'for', 'individual'] as const

/** The reference to the patient whom a resource is about; none for what is about nobody, such as an organization. */
export function subjectOf(resource: Resource): string | null {
  for (const name of SUBJECTS) {
    const value = (resource as unknown as Record<string, unknown>)[name] // looked up by name
    if (isObject(value) && typeof value.reference === 'string') return value.reference
  }
  return null
}

/** Everything that a resource refers to. */
export function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'reference' && typeof one === 'string' ? [one] : referencesIn(one)
  )
}
