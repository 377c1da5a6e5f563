import type { PatientDraft } from './draft.js'

export interface Implausibility {
  field: 'birthDate' | 'deceasedOn'
  code: 'in-the-future' | 'before-birth'
  value: string
}

/** What cannot be true of a person's dates. The form and the import ask the same. */
export function implausibilities(
  { birthDate, deceasedOn }: Pick<PatientDraft, 'birthDate' | 'deceasedOn'>,
  today: string
): Implausibility[] {
  const found: Implausibility[] = []
  if (birthDate && birthDate > today) {
    found.push({ field: 'birthDate', code: 'in-the-future', value: birthDate })
  }
  if (deceasedOn && deceasedOn > today) {
    found.push({ field: 'deceasedOn', code: 'in-the-future', value: deceasedOn })
  } else if (deceasedOn && birthDate && deceasedOn < birthDate) {
    found.push({ field: 'deceasedOn', code: 'before-birth', value: deceasedOn })
  }
  return found
}
