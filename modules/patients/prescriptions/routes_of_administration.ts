/** How a medicine is taken, with the code of SNOMED CT that FHIR asks for. */
export const ROUTES = {
  oral: '26643006',
  sublingual: '37839007',
  inhalation: '447694001',
  nasal: '46713006',
  ophthalmic: '54485002',
  otic: '10547007',
  topical: '6064005',
  transdermal: '45890007',
  subcutaneous: '34206005',
  intramuscular: '78421000',
  intravenous: '47625008',
  rectal: '37161004',
  vaginal: '16857009',
} as const

export type Route = keyof typeof ROUTES

export const ROUTE_NAMES = Object.keys(ROUTES) as Route[] // the keys of that record
