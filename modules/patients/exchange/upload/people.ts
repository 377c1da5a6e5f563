import type { Patient as PatientResource } from '@medplum/fhirtypes'
import { canonical } from '../../fhir/json.js'
import type { Arrival } from './arrivals.js'
import { Names, referencesIn, subjectOf } from './names.js'

/** Somebody whose record came in, with everything in the upload that is about them. */
export interface ArrivedPerson {
  /** Missing where the upload names a patient whom it does not hold. */
  patient: Arrival | null
  /** What the patient is called, for those whom an earlier import brought. */
  name: string
  arrivals: Arrival[]
}

export interface People {
  people: ArrivedPerson[]
  /** What is about nobody in particular, and nobody refers to. */
  others: Arrival[]
}

/** Sorts an upload by whom it is about. */
export function peopleIn(arrivals: readonly Arrival[]): People {
  return new Sorting(arrivals).sort()
}

class Sorting {
  readonly #names: Names
  readonly #people = new Map<string, ArrivedPerson>()
  readonly #owners = new Map<Arrival, Set<ArrivedPerson>>()

  constructor(readonly arrivals: readonly Arrival[]) {
    this.#names = new Names(arrivals)
  }

  sort(): People {
    for (const arrival of this.arrivals) {
      const person = this.#personOf(arrival)
      if (person) this.#give(arrival, person)
    }
    this.#follow([...this.#owners.keys()])
    this.#giveReferrers()
    this.#giveRest()
    for (const arrival of this.arrivals) {
      for (const person of this.#owners.get(arrival) ?? []) person.arrivals.push(arrival)
    }
    const others = this.arrivals.filter((arrival) => !this.#owners.has(arrival))
    return { people: [...this.#people.values()], others }
  }

  #personOf(arrival: Arrival): ArrivedPerson | null {
    if (arrival.resource.resourceType === 'Patient') return this.#patient(arrival, arrival.resource)
    const subject = subjectOf(arrival.resource)
    if (!subject) return null
    const found = this.#names.find(arrival.scope, subject)
    if (found) {
      const { resource } = found
      return resource.resourceType === 'Patient' ? this.#patient(found, resource) : null
    }
    return subject.includes('Patient/') ? this.#person(`named ${subject}`, null, subject) : null
  }

  /** Whoever was merged into another patient is that one. */
  #patient(arrival: Arrival, resource: PatientResource): ArrivedPerson {
    const link = resource.link?.find(({ type }) => type === 'replaced-by')?.other.reference
    const other = link ? this.#names.find(arrival.scope, link) : undefined
    if (other && other !== arrival && other.resource.resourceType === 'Patient') {
      const { link: further, ...last } = other.resource
      if (!further?.some(({ type }) => type === 'replaced-by')) return this.#patient(other, last)
    }
    // Two systems may both have a Patient/1.
    const who = canonical([arrival.name, resource.name, resource.birthDate])
    return this.#person(who, arrival, arrival.name)
  }

  #person(key: string, patient: Arrival | null, name: string): ArrivedPerson {
    const person = this.#people.get(key) ?? { patient, name, arrivals: [] }
    this.#people.set(key, person)
    return person
  }

  #give(arrival: Arrival, person: ArrivedPerson): boolean {
    const owners = this.#owners.get(arrival) ?? new Set()
    this.#owners.set(arrival, owners)
    const isNew = !owners.has(person)
    owners.add(person)
    return isNew
  }

  /** What somebody's resources refer to, such as the doctor, belongs to their record too. */
  #follow(starts: Arrival[]) {
    const waiting = [...starts]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const reference of referencesIn(next.resource)) {
        const target = this.#names.find(next.scope, reference)
        if (!target || this.#isSomebodys(target)) continue
        const given = [...(this.#owners.get(next) ?? [])].filter((one) => this.#give(target, one))
        if (given.length > 0) waiting.push(target)
      }
    }
  }

  /** What refers to somebody's resources without saying whose it is, such as where they came from. */
  #giveReferrers() {
    const referrers = this.arrivals.filter((arrival) => !this.#owners.has(arrival))
    for (const arrival of referrers) {
      const targets = referencesIn(arrival.resource).map((one) =>
        this.#names.find(arrival.scope, one)
      )
      for (const target of targets) {
        if (!target || !this.#isSomebodys(target)) continue
        for (const person of this.#owners.get(target) ?? []) this.#give(arrival, person)
      }
    }
    this.#follow(referrers.filter((arrival) => this.#owners.has(arrival)))
  }

  /** In a bundle about one person everything is about that person. */
  #giveRest() {
    for (const [, some] of Map.groupBy(this.arrivals, ({ scope }) => scope)) {
      const owners = new Set(some.flatMap((arrival) => [...(this.#owners.get(arrival) ?? [])]))
      const [only, ...others] = owners
      if (!only || others.length > 0) continue
      for (const arrival of some) {
        if (!this.#owners.has(arrival) && !subjectOf(arrival.resource)) this.#give(arrival, only)
      }
    }
  }

  #isSomebodys({ resource }: Arrival): boolean {
    return resource.resourceType === 'Patient' || subjectOf(resource) !== null
  }
}
