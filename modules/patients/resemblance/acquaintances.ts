import type { SearchKey } from '../search/search_keys.js'
import { fullNameTerm, KEY } from '../search/search_keys.js'
import { alikeKeys, keysOfLikes } from './alike_keys.js'
import { RESEMBLANCES, resemblance, type Comparable, type Resemblance } from './resemblance.js'

export interface LookAlike<T> {
  person: T
  why: Resemblance
}

/** More people than these sound alike only in a list that was made up; it bounds the work. */
const MOST_PER_SOUND = 200

/** People whose likes can be found without comparing every pair. */
export class Acquaintances<T extends Comparable> {
  readonly #byTrait = new Map<string, T[]>()

  add(person: T) {
    this.#note(nameTrait(person), person)
    this.#note(numberTrait(person), person)
    for (const key of alikeKeys(person)) this.#note(written(key), person, MOST_PER_SOUND)
  }

  /** Those who bear the very same name. */
  namesakes(person: Comparable): T[] {
    return this.#byTrait.get(nameTrait(person)) ?? []
  }

  /** Everyone who may be this person, the strongest resemblance first. */
  lookAlikes(person: Comparable): LookAlike<T>[] {
    const traits = [numberTrait(person), ...keysOfLikes(person).map(written)]
    const met = new Set(traits.flatMap((trait) => (trait && this.#byTrait.get(trait)) || []))
    return [...met]
      .flatMap((known) => {
        const why = resemblance(person, known)
        return why ? { person: known, why } : []
      })
      .sort((a, b) => RESEMBLANCES.indexOf(a.why) - RESEMBLANCES.indexOf(b.why))
  }

  #note(trait: string | null, person: T, most = Infinity) {
    if (!trait) return
    const known = this.#byTrait.get(trait)
    if (!known) this.#byTrait.set(trait, [person])
    else if (known.length < most) known.push(person)
  }
}

function written({ kind, term }: SearchKey): string {
  return kind + term
}

function nameTrait(person: Comparable): string {
  return written({ kind: KEY.fullName, term: fullNameTerm(person) })
}

function numberTrait({ recordNumber }: Comparable): string | null {
  return recordNumber && `number ${recordNumber}`
}
