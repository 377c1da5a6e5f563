import { isAllergyGroup, type AllergyGroup } from './allergy_groups.js'
import { DOSE_FORMS, type DoseForm, type Drug } from './drug.js'
import { AIRWAYS_AND_SENSES } from './list/airways_and_senses.js'
import { ALIMENTARY_AND_BLOOD } from './list/alimentary_and_blood.js'
import { HEART_AND_VESSELS } from './list/heart_and_vessels.js'
import { INFECTIONS } from './list/infections.js'
import { NERVES_AND_MIND } from './list/nerves_and_mind.js'
import { PAIN_AND_JOINTS } from './list/pain_and_joints.js'
import { SKIN_AND_HORMONES } from './list/skin_and_hormones.js'
import { spelling } from './spelling.js'

/** What every check names as its source, with the day on which the list was last compared with ATC/DDD. */
export const DRUG_LIST = { source: 'medtrack-generics', date: '2026-11-25' } as const

const LISTS = [
  ALIMENTARY_AND_BLOOD,
  HEART_AND_VESSELS,
  SKIN_AND_HORMONES,
  INFECTIONS,
  PAIN_AND_JOINTS,
  NERVES_AND_MIND,
  AIRWAYS_AND_SENSES,
]

/** Every medicine that the checks know, by name. */
export const drugs: readonly Drug[] = LISTS.flatMap((list) => list.trim().split('\n'))
  .map(readLine)
  .sort((a, b) => a.name.localeCompare(b.name, 'en'))

const byName = new Map(
  drugs.flatMap((drug) => [drug.name, ...drug.otherNames].map((name) => [spelling(name), drug]))
)
const byAtc = new Map(drugs.map((drug) => [drug.atc[0], drug]))

/** The medicine of this name, written in either language; nothing but the name may stand there. */
export function drugNamed(name: string): Drug | null {
  return byName.get(spelling(name)) ?? null
}

/** The medicines that a code of ATC, or of RxNorm for the ingredient, stands for. */
export function drugsCoded(code: string | null): Drug[] {
  const drug = byAtc.get(code ?? '')
  return drug ? [drug] : drugs.filter(({ rxnorm }) => rxnorm !== null && rxnorm === code)
}

/** `name | ATC codes | usual forms | allergy groups | other names | RxNorm of the ingredient` */
function readLine(line: string): Drug {
  const [name, atc, forms, groups = '', otherNames = '', rxnorm = ''] = line
    .split('|')
    .map((part) => part.trim())
  const [first, ...others] = listed(atc)
  return {
    name,
    ingredients: name.split(',')[0].toLowerCase().split(' / '),
    atc: [first, ...others],
    rxnorm: rxnorm || null,
    forms: listed(forms).filter(isDoseForm),
    groups: listed(groups).filter((group): group is AllergyGroup => isAllergyGroup(group)),
    otherNames: listed(otherNames),
  }
}

function listed(text: string): string[] {
  return text.split(',').flatMap((part) => part.trim() || [])
}

function isDoseForm(name: string): name is DoseForm {
  return DOSE_FORMS.some((form) => form === name)
}
