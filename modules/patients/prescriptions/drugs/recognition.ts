import { ALLERGY_GROUPS, GROUP_NAMES, type AllergyGroup } from './allergy_groups.js'
import type { Drug } from './drug.js'
import { drugs } from './drug_list.js'
import { spelledWords, spelling } from './spelling.js'

/** What a text names of the things that the list knows. */
export interface Recognised {
  ingredients: ReadonlySet<string>
  groups: ReadonlySet<AllergyGroup>
  atc: ReadonlySet<string>
  /** Words that belong to no name, as they are spelled. */
  rest: readonly string[]
}

interface Meaning {
  ingredients: readonly string[]
  groups: readonly AllergyGroup[]
  atc: readonly string[]
}

const meanings = new Map<string, Meaning[]>()
for (const drug of drugs) learnDrug(drug)
for (const drug of drugs) learnIngredients(drug)
for (const group of GROUP_NAMES) learnGroup(group)
const LONGEST_NAME = Math.max(...[...meanings.keys()].map((name) => name.split(' ').length))

/** Finds the names of medicines and of their groups in a text, the longest first. */
export function recognise(text: string): Recognised {
  const found = {
    ingredients: new Set<string>(),
    groups: new Set<AllergyGroup>(),
    atc: new Set<string>(),
  }
  const rest: string[] = []
  const words = spelledWords(text)
  for (let at = 0; at < words.length;) {
    const length = nameAt(words, at)
    if (length === 0) rest.push(words[at++])
    for (const meaning of meanings.get(words.slice(at, at + length).join(' ')) ?? []) {
      for (const ingredient of meaning.ingredients) found.ingredients.add(ingredient)
      for (const group of meaning.groups) found.groups.add(group)
      for (const code of meaning.atc) found.atc.add(code)
    }
    at += length
  }
  return { ...found, rest }
}

/** ATC codes under which an ingredient stands alone; a combination's own where it never does. */
export function codesOf(ingredient: string): readonly string[] {
  return (meanings.get(spelling(ingredient)) ?? []).flatMap(({ atc }) => atc)
}

function nameAt(words: readonly string[], at: number): number {
  for (let length = Math.min(LONGEST_NAME, words.length - at); length > 0; length--) {
    if (meanings.has(words.slice(at, at + length).join(' '))) return length
  }
  return 0
}

function learnDrug({ name, otherNames, ingredients, groups, atc }: Drug) {
  for (const called of [name, ...otherNames]) learn(called, { ingredients, groups, atc })
  if (ingredients.length === 1) learn(ingredients[0], { ingredients, groups, atc })
}

/** What is only ever sold in combination is known by its own name too. */
function learnIngredients({ ingredients, groups, atc }: Drug) {
  if (ingredients.length === 1) return
  for (const ingredient of ingredients) {
    if (meanings.has(spelling(ingredient))) continue
    learn(ingredient, { ingredients: [ingredient], groups, atc })
  }
}

function learnGroup(group: AllergyGroup) {
  const meaning = { ingredients: [], groups: [group], atc: [] }
  for (const name of ALLERGY_GROUPS[group]) learn(name, meaning)
}

function learn(name: string, meaning: Meaning) {
  const key = spelling(name)
  const known = meanings.get(key) ?? []
  if (
    !known.some(
      (one) => one.atc.join() === meaning.atc.join() && one.groups.join() === meaning.groups.join()
    )
  ) {
    meanings.set(key, [...known, meaning])
  }
}
