import type { Status } from './statuses.js'

/** What can be said of an appointment, named as its resource in the address. */
export const STEPS = {
  'confirmation': { from: ['booked'], to: 'confirmed', at: 'confirmedAt' },
  'arrival': { from: ['booked', 'confirmed'], to: 'arrived', at: 'arrivedAt' },
  'rooming': { from: ['booked', 'confirmed', 'arrived'], to: 'in_room', at: 'inRoomAt' },
  'completion': { from: ['arrived', 'in_room'], to: 'done', at: 'doneAt' },
  'no-show': { from: ['booked', 'confirmed'], to: 'no_show', at: 'closedAt' },
  'cancellation': { from: ['booked', 'confirmed', 'arrived'], to: 'cancelled', at: 'closedAt' },
} as const satisfies Record<string, { from: readonly Status[]; to: Status; at: string }>

export type Step = keyof typeof STEPS

/** Kinds of lines in an appointment's history. */
export const EVENT_KINDS = [
  'booking',
  'rescheduling',
  'rescheduling-undone',
  'editing',
  ...(Object.keys(STEPS) as Step[]), // keys of the table above
  ...(Object.keys(STEPS) as Step[]).map((step) => `${step}-undone` as const),
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

/** Whether a step can be taken from here. */
export function allows(status: Status, step: Step): boolean {
  const from: readonly Status[] = STEPS[step].from
  return from.includes(status)
}
