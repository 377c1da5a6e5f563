import { birthDateTerm, fullNameTerm, KEY, subscriberDigits } from '../search/search_keys.js'
import type { SearchKey } from '../search/search_keys.js'
import type { PatientDraft } from '../people/draft.js'
import { soundsOf } from './sound.js'

type Person = Pick<PatientDraft, 'given' | 'family' | 'birthDate' | 'phones'>

/**
 * Keys by which likes meet: whoever resembles somebody stands under one of their `keysOfLikes`. A birth date goes with the
 * sound of a name, which keeps all those apart whom a clinic wrote down as born on 1/1/1900.
 */
export function alikeKeys(person: Person): SearchKey[] {
  const sounds = fullSounds(person)
  const undated = person.birthDate ? [] : under(KEY.undatedSound, sounds)
  return distinct([...traits(person), ...under(KEY.sound, sounds), ...undated])
}

/** Somebody whose birth date is known looks like namesakes without one; without it, like every namesake. */
export function keysOfLikes(person: Person): SearchKey[] {
  const kind = person.birthDate ? KEY.undatedSound : KEY.sound
  const name = { kind: KEY.fullName, term: fullNameTerm(person) }
  return distinct([name, ...traits(person), ...under(kind, fullSounds(person))])
}

function traits({ given, family, birthDate, phones }: Person): SearchKey[] {
  const telephones = phones.flatMap(({ number }) => subscriberDigits(number) ?? [])
  const days = birthDate
    ? [given, family].flatMap(soundsOf).map((sound) => `${birthDateTerm(birthDate)}|${sound}`)
    : []
  return [...under(KEY.telephone, telephones), ...under(KEY.bornAndSound, days)]
}

function fullSounds({ given, family }: Person): string[] {
  return soundsOf(family).flatMap((one) => soundsOf(given).map((other) => `${one}|${other}`))
}

function under(kind: SearchKey['kind'], terms: readonly string[]): SearchKey[] {
  return terms.map((term) => ({ kind, term }))
}

function distinct(keys: readonly SearchKey[]): SearchKey[] {
  return [...new Map(keys.map((key) => [key.kind + key.term, key])).values()]
}
