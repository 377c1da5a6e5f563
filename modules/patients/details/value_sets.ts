/**
 * What can be chosen, by the codes of FHIR R4 and the code systems it names. The words for them stand in
 * `details.values.<set>`.
 */
export const VALUE_SETS = {
  allergyCategory: ['medication', 'food', 'environment', 'biologic'],
  allergyStatus: ['active', 'inactive', 'resolved'],
  allergyCertainty: ['confirmed', 'presumed', 'unconfirmed', 'refuted'],
  criticality: ['low', 'high', 'unable-to-assess'],
  severity: ['mild', 'moderate', 'severe'],
  problemStatus: ['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'],
  problemCertainty: ['confirmed', 'provisional', 'differential', 'unconfirmed', 'refuted'],
  medicineStatus: ['active', 'on-hold', 'intended', 'completed', 'stopped', 'not-taken', 'unknown'],
  vaccinationStatus: ['completed', 'not-done'],
  /** HL7 v3 ActSite. */
  vaccinationSite: ['LA', 'RA', 'LT', 'RT'],
  /** HL7 v3 RouteOfAdministration. */
  vaccinationRoute: ['IM', 'SQ', 'IDINJ', 'NASINHLC', 'PO'],
  /** HL7 v3 RoleCode. */
  relative: [
    'MTH',
    'FTH',
    'SIS',
    'BRO',
    'DAUC',
    'SONC',
    'MGRMTH',
    'MGRFTH',
    'PGRMTH',
    'PGRFTH',
    'MAUNT',
    'MUNCLE',
    'PAUNT',
    'PUNCLE',
    'COUSN',
    'FAMMEMB',
  ],
  /** HL7 v3 RoleCode. */
  contactRelationship: [
    'SPS',
    'DOMPART',
    'MTH',
    'FTH',
    'CHILD',
    'SIB',
    'FAMMEMB',
    'GUARD',
    'FRND',
    'NBOR',
    'ROOM',
  ],
  isDeceased: ['yes', 'no'],
  alertCategory: ['clinical', 'safety', 'behavioral', 'drug', 'diet', 'contact', 'admin'],
  alertStatus: ['active', 'inactive'],
  /** Of the patient to who holds the policy. */
  subscriberRelationship: ['self', 'spouse', 'child', 'parent', 'common', 'other', 'injured'],
  coverageStatus: ['active', 'cancelled'],
  /** HL7 v2-0203. `U`: nobody said which. */
  identifierType: ['SS', 'NI', 'DL', 'PPN', 'MC', 'MA', 'HC', 'TAX', 'MR', 'AN', 'U'],
  /** FHIR's consent scopes and categories. */
  consentCategory: [
    'treatment',
    'patient-privacy',
    'npp',
    'research',
    'acd',
    'dnr',
    'emrgonly',
    'hcd',
    'polst',
  ],
  consentStatus: ['active', 'rejected', 'inactive'],
} as const

export type ValueSet = keyof typeof VALUE_SETS
