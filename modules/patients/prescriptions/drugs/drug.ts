import type { AllergyGroup } from './allergy_groups.js'

/** RxNorm and ATC as FHIR names them. */
export const ATC_SYSTEM = 'http://www.whocc.no/atc'
export const RXNORM_SYSTEM = 'http://www.nlm.nih.gov/research/umls/rxnorm'

export const DOSE_FORMS = [
  'tablet',
  'capsule',
  'oral-liquid',
  'powder',
  'injection',
  'cream',
  'ointment',
  'gel',
  'patch',
  'inhaler',
  'nebuliser',
  'nasal-spray',
  'spray',
  'eye-drops',
  'ear-drops',
  'suppository',
  'vaginal',
] as const
export type DoseForm = (typeof DOSE_FORMS)[number]

/** A generic medicine of the bundled list. */
export interface Drug {
  /** As it is written on a prescription. */
  name: string
  /** One for a plain medicine, more for a combination; in lower case. */
  ingredients: readonly string[]
  /** ATC codes, the one that stands for it first. */
  atc: readonly [string, ...string[]]
  /** Of the ingredient, where it is known. */
  rxnorm: string | null
  forms: readonly DoseForm[]
  /** Whoever is allergic to one of these may react to it. */
  groups: readonly AllergyGroup[]
  otherNames: readonly string[]
}

/** `C09AA` of `C09AA03`: medicines that work in the same way. */
export function chemicalGroup(atc: string): string {
  return atc.slice(0, 5)
}
