import type { Drug } from './drug.js'
import { drugs } from './drug_list.js'
import { recognise } from './recognition.js'

const MOST = 3

/** Medicines of the list that a free text seems to mean: `amoxicillin 500 mg caps` means amoxicillin. */
export function suggestions(typed: string): Drug[] {
  const { ingredients } = recognise(typed)
  if (ingredients.size === 0) return []
  const named = drugs.filter((drug) => drug.ingredients.every((one) => ingredients.has(one)))
  return named.sort((a, b) => b.ingredients.length - a.ingredients.length).slice(0, MOST)
}
