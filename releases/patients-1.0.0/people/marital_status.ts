/** HL7 v3 MaritalStatus, as FHIR uses it. */
export const MARITAL_STATUSES = [
  'A',
  'C',
  'D',
  'I',
  'L',
  'M',
  'P',
  'S',
  'T',
  'U',
  'W',
  'UNK',
] as const
export type MaritalStatus = (typeof MARITAL_STATUSES)[number]
