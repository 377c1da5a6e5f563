import { chemicalGroup, type Drug } from '../drugs/drug.js'
import { drugsCoded } from '../drugs/drug_list.js'
import { codesOf, recognise } from '../drugs/recognition.js'
import { plainWords } from '../drugs/spelling.js'
import { concluded, type CheckResult, type Finding } from './check.js'

/** A medicine that the patient takes already. */
export interface TakenMedicine {
  text: string
  code: string | null
}

/** The medicine against what is taken already: the same ingredient, or one that works in the same way. */
export function checkDuplicates(drug: Drug | null, taken: readonly TakenMedicine[]): CheckResult {
  const check = 'duplicate-therapy'
  if (!drug) return concluded(check, [{ kind: 'free-text-drug' }])
  if (taken.length === 0) return concluded(check, [{ kind: 'nothing-taken' }])
  return concluded(
    check,
    taken.map((medicine) => judge(drug, medicine))
  )
}

function judge(drug: Drug, { text: subject, code }: TakenMedicine): Finding {
  const known = knowledgeOf(subject, code)
  if (drug.ingredients.some((one) => known.ingredients.has(one))) {
    return { kind: 'same-ingredient', subject }
  }
  const own = chemicalGroupsOf(drug)
  const alike = [...known.atc].map(chemicalGroup).find((group) => own.has(group))
  if (alike) return { kind: 'same-chemical-group', subject, chemicalGroup: alike }
  return { kind: known.isComplete ? 'compared' : 'unknown-medicine', subject }
}

/** A combination counts for each of its ingredients. */
function chemicalGroupsOf({ atc, ingredients }: Drug): ReadonlySet<string> {
  const alone = ingredients.length > 1 ? ingredients.flatMap(codesOf) : []
  return new Set([...atc, ...alone].map(chemicalGroup))
}

function knowledgeOf(text: string, code: string | null) {
  const coded = drugsCoded(code)
  if (coded.length > 0) {
    return {
      ingredients: new Set(coded.flatMap(({ ingredients }) => ingredients)),
      atc: new Set(
        coded.flatMap((drug) => [...drug.atc, ...drug.ingredients.flatMap(codesOfCombined(drug))])
      ),
      isComplete: true,
    }
  }
  const parts = text.split(/ \/ | \+ /).filter(hasName)
  const known = parts.map(recognise)
  return {
    ingredients: new Set(known.flatMap(({ ingredients }) => [...ingredients])),
    atc: new Set(known.flatMap(({ atc }) => [...atc])),
    isComplete: known.length > 0 && known.every(({ ingredients }) => ingredients.size > 0),
  }
}

function codesOfCombined({ ingredients }: Drug) {
  return (ingredient: string) => (ingredients.length > 1 ? codesOf(ingredient) : [])
}

/** Not `0.15` nor `30 MG`. */
function hasName(part: string): boolean {
  return plainWords(part).some((word) => /\p{L}{4}/u.test(word))
}
