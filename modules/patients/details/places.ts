/** Where each kind of detail stands: in which part of the chart, at which address, under which name in it. */
export const PLACES = {
  allergies: { part: 'health', param: 'allergy' },
  problems: { part: 'health', param: 'condition' },
  medicines: { part: 'health', param: 'medication' },
  immunizations: { part: 'health', param: 'immunization' },
  vitals: { part: 'health', param: 'vital' },
  family: { part: 'health', param: 'relative' },
  social: { part: 'health', param: 'habit' },
  alerts: { part: 'health', param: 'alert' },
  contacts: { part: 'administration', param: 'contact' },
  insurance: { part: 'administration', param: 'coverage' },
  identifiers: { part: 'administration', param: 'identifier' },
  consents: { part: 'administration', param: 'consent' },
} as const

export type DetailName = keyof typeof PLACES
export type DetailPart = (typeof PLACES)[DetailName]['part']

/** What reading and writing a part needs. */
export const PART_PERMISSIONS = {
  health: { view: 'patients.clinical.view', edit: 'patients.clinical.edit' },
  administration: { view: 'patients.view', edit: 'patients.administrative.edit' },
} as const

export const DETAIL_NAMES = Object.keys(PLACES) as DetailName[] // keys of the table above

export function namesIn(part: DetailPart): DetailName[] {
  return DETAIL_NAMES.filter((name) => PLACES[name].part === part)
}
