import { announce } from '@medtrack/sdk'
import type { Happening } from '../booking/happening.js'

export const TOPIC = 'appointments.calendar'

/** Tells whoever looks at the calendar that something is different now. */
export default async function tellOnlookers({ appointment }: Happening) {
  await announce(TOPIC, appointment.doctorId)
}

/** The same where a time is kept or let go. */
export async function announceHold(doctorId: string) {
  await announce(TOPIC, doctorId)
}
