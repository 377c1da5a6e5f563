import { announce } from '@medtrack/sdk'

export const TOPIC = 'appointments.calendar'

/** Tells whoever looks at the calendar that an appointment or a kept time of this doctor is different now. */
export async function tellOnlookers({ doctorId }: { doctorId: string }) {
  await announce(TOPIC, doctorId)
}
