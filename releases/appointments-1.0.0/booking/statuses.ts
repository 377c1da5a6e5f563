/** How far an appointment has come, in the order of a day; the last two end it before anybody was seen. */
export const STATUSES = [
  'booked',
  'confirmed',
  'arrived',
  'in_room',
  'done',
  'no_show',
  'cancelled',
] as const
export type Status = (typeof STATUSES)[number]

/** Those that take no time of anybody any more. */
export const ENDED: readonly Status[] = ['no_show', 'cancelled']
export const LIVE: readonly Status[] = STATUSES.filter((status) => !ENDED.includes(status))
/** Those that can still be moved to another time. */
export const MOVABLE: readonly Status[] = ['booked', 'confirmed', 'arrived']

export function isLive(status: Status): boolean {
  return LIVE.includes(status)
}
