import type { DraftField } from '../people/draft.js'

/** What a column may fill, and the field of a patient that it ends in. */
export const TARGETS = {
  recordNumber: 'recordNumber',
  fullName: 'family',
  prefix: 'prefix',
  given: 'given',
  middle: 'middle',
  family: 'family',
  suffix: 'suffix',
  preferred: 'preferred',
  birthDate: 'birthDate',
  sex: 'sex',
  genderIdentity: 'genderIdentity',
  maritalStatus: 'maritalStatus',
  phoneMobile: 'phones',
  phoneHome: 'phones',
  phoneWork: 'phones',
  email: 'email',
  addressLine: 'addressLine',
  city: 'city',
  state: 'state',
  postalCode: 'postalCode',
  country: 'country',
  allergies: 'allergies',
  deceased: 'deceased',
} as const satisfies Record<string, DraftField>

export type Target = keyof typeof TARGETS
export const ALL_TARGETS = Object.keys(TARGETS) as Target[] // keys of the table above

/** For each column what it fills; `null` leaves it out. */
export type Mapping = (Target | null)[]

/** Several columns may fill these; each other field is filled by one. */
export const SHARED_TARGETS: readonly Target[] = [
  'addressLine',
  'allergies',
  'phoneMobile',
  'phoneHome',
  'phoneWork',
]

export interface MappingProblem {
  code: 'twice' | 'no-given' | 'no-family'
  target: Target
}

/** What has to be put right before rows can be read; empty when nothing. */
export function mappingProblems(mapping: Mapping): MappingProblem[] {
  const problems: MappingProblem[] = []
  const filled = mapping.filter((target) => target !== null)
  for (const target of new Set(filled)) {
    const count = filled.filter((one) => one === target).length
    if (count > 1 && !SHARED_TARGETS.includes(target)) problems.push({ code: 'twice', target })
  }
  const isWhole = filled.includes('fullName')
  if (!isWhole && !filled.includes('given')) problems.push({ code: 'no-given', target: 'given' })
  if (!isWhole && !filled.includes('family')) problems.push({ code: 'no-family', target: 'family' })
  return problems
}

/** The fields of a patient that this mapping fills. */
export function filledFields(mapping: Mapping): DraftField[] {
  const fields = mapping.flatMap((target): DraftField[] => {
    if (target === 'fullName') return ['given', 'middle', 'family']
    return target ? [TARGETS[target]] : []
  })
  if (fields.includes('deceased')) fields.push('deceasedOn')
  return [...new Set(fields)]
}
