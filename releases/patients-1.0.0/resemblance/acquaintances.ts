import { sameName } from '../search/fold.js'
import { fullNameTerm } from '../search/search_keys.js'
import { RESEMBLANCES, resemblance, type Comparable, type Resemblance } from './resemblance.js'

export interface LookAlike<T> {
  person: T
  why: Resemblance
}

/** People whose likes can be found without comparing every pair. */
export class Acquaintances<T extends Comparable> {
  readonly #byTrait = new Map<string, T[]>()

  add(person: T) {
    for (const trait of traits(person)) {
      const known = this.#byTrait.get(trait)
      if (known) known.push(person)
      else this.#byTrait.set(trait, [person])
    }
  }

  /** Those who bear the very same name. */
  namesakes(person: Comparable): T[] {
    return this.#byTrait.get(nameTrait(person)) ?? []
  }

  /** Everyone who may be this person, the strongest resemblance first. */
  lookAlikes(person: Comparable): LookAlike<T>[] {
    const met = new Set(traits(person).flatMap((trait) => this.#byTrait.get(trait) ?? []))
    return [...met]
      .flatMap((known) => {
        const why = resemblance(person, known)
        return why ? { person: known, why } : []
      })
      .sort((a, b) => RESEMBLANCES.indexOf(a.why) - RESEMBLANCES.indexOf(b.why))
  }
}

/**
 * Two people who resemble each other share at least one of these. Whoever shares a birth date has a
 * name part in common too, which keeps a file full of 1/1/1900 from comparing everyone with everyone.
 */
function traits(person: Comparable): string[] {
  const all = [nameTrait(person)]
  if (person.recordNumber) all.push(`r${person.recordNumber}`)
  if (person.birthDate) {
    for (const part of [person.given, person.family]) {
      all.push(`b${person.birthDate}|${sameName(part)}`)
    }
  }
  return all
}

function nameTrait(person: Comparable) {
  return `f${fullNameTerm(person)}`
}
