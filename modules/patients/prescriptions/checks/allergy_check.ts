import { relatedGroups, type AllergyGroup } from '../drugs/allergy_groups.js'
import { chemicalGroup, type Drug } from '../drugs/drug.js'
import { drugsCoded } from '../drugs/drug_list.js'
import { recognise, type Recognised } from '../drugs/recognition.js'
import { isFiller, isNotMedicine, saysNone, saysNothingOfMedicines } from './allergy_words.js'
import { concluded, type CheckResult, type Finding } from './check.js'

/** An allergy as it stands in the chart. */
export interface StatedAllergy {
  text: string
  code: string | null
  category: string | null
}

/** The medicine against what the patient is allergic to. What the list cannot judge keeps the check from passing. */
export function checkAllergies(drug: Drug | null, stated: readonly StatedAllergy[]): CheckResult {
  if (!drug) return concluded('allergy', [{ kind: 'free-text-drug' }])
  if (stated.length === 0) return concluded('allergy', [{ kind: 'nothing-recorded' }])
  return concluded(
    'allergy',
    stated.map((allergy) => judge(drug, allergy))
  )
}

/** What was typed into one box, thing by thing: `Penicillin: rash; latex`. */
export function freeTextAllergies(text: string | null): StatedAllergy[] {
  return (text ?? '')
    .split(/[;,\n.]+/)
    .flatMap((part) => part.trim() || [])
    .map((part) => ({ text: part, code: null, category: null }))
}

function judge(drug: Drug, allergy: StatedAllergy): Finding {
  const { text: subject, code, category } = allergy
  if (saysNone(subject, code)) return { kind: 'no-known-allergies', subject }
  if (saysNothingOfMedicines(code)) return { kind: 'not-a-medicine', subject }
  const coded = drugsCoded(code)
  const known = withCoded(recognise(subject), coded)
  const conflict = conflictOf(drug, known)
  if (conflict) return { ...conflict, subject }
  const isMedicine = known.ingredients.size > 0 || known.groups.size > 0
  if (category === 'food' || category === 'environment') return { kind: 'not-a-medicine', subject }
  if (coded.length === 0 && hasUnknown(subject)) return { kind: 'unknown-substance', subject }
  if (isMedicine) return { kind: 'compared', subject }
  const isThing = known.rest.some(isNotMedicine)
  return { kind: isThing ? 'not-a-medicine' : 'unknown-substance', subject }
}

/** Whether the substance, which is what stands before a colon, has a word that nobody knows. */
function hasUnknown(text: string): boolean {
  const { rest } = recognise(text.split(':')[0])
  return rest.some((word) => !isFiller(word) && !isNotMedicine(word))
}

function conflictOf(drug: Drug, known: Recognised): Finding | null {
  if (drug.ingredients.some((one) => known.ingredients.has(one))) return { kind: 'same-ingredient' }
  const groups = [...known.groups]
  const shared = groups.find((group) => drug.groups.includes(group))
  if (shared) return { kind: 'same-group', group: shared }
  const related = groups.find((group) => isRelated(group, drug))
  if (related) return { kind: 'related-group', group: related }
  const own = drug.atc.map(chemicalGroup)
  const alike = [...known.atc].map(chemicalGroup).find((group) => own.includes(group))
  return alike ? { kind: 'same-chemical-group', chemicalGroup: alike } : null
}

function isRelated(group: AllergyGroup, drug: Drug) {
  return relatedGroups(group).some((related) => drug.groups.includes(related))
}

/** A code of the substance says as much as its name. */
function withCoded(known: Recognised, coded: readonly Drug[]): Recognised {
  return {
    ...known,
    ingredients: new Set([
      ...known.ingredients,
      ...coded.flatMap(({ ingredients }) => ingredients),
    ]),
    groups: new Set([...known.groups, ...coded.flatMap(({ groups }) => groups)]),
    atc: new Set([...known.atc, ...coded.flatMap(({ atc }) => atc)]),
  }
}
