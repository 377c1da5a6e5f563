/** Why a patient is erased. A category and no more: words of one's own could name the person. */
export const ERASURE_REASONS = [
  'patient-request',
  'retention-over',
  'entered-by-mistake',
  'court-order',
  'other',
] as const
export type ErasureReason = (typeof ERASURE_REASONS)[number]
