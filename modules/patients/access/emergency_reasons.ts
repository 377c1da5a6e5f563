/** Why somebody who does not treat a patient has to see the chart now. */
export const EMERGENCY_REASONS = [
  'life-threatening',
  'cannot-be-asked',
  'covering-colleague',
  'other',
] as const
/** `export`: the chart left in a file of the whole clinic, for a reason. */
export type EmergencyReason = (typeof EMERGENCY_REASONS)[number] | 'export'

/** What the owner says of it afterwards. */
export const VERDICTS = ['right', 'follow-up'] as const
export type Verdict = (typeof VERDICTS)[number]

/** How long the chart stays open. */
export const EMERGENCY_MINUTES = 60
