import { members } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import type { Arrival } from './today.js'
import { arrivalsToday, waiting } from './today.js'

/** For how long a number stands on the screen after it was called. */
const SHOWN_MINUTES = 20
const MOST_CALLED = 6

/** What the screen of a waiting room shows: numbers and where to go. No name of a patient, no doctor's specialty, no time. */
export interface Board {
  called: { number: number; place: string; isNew: boolean }[]
  waiting: number[]
}

export async function board(): Promise<Board> {
  const arrivals = await arrivalsToday()
  const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
  const since = DateTime.utc().minus({ minutes: SHOWN_MINUTES })
  const called = arrivals
    .filter(({ ticket, appointment }) => isCalled(appointment.status, ticket?.calledAt, since))
    .sort((one, other) => calledAt(other) - calledAt(one))
    .slice(0, MOST_CALLED)
  return {
    called: called.map((one, index) => ({
      number: one.ticket?.number ?? 0,
      place: one.roomName ?? names.get(one.appointment.doctorId) ?? '',
      isNew: index === 0,
    })),
    waiting: waiting(arrivals).flatMap(({ ticket }) =>
      ticket && !ticket.calledAt ? [ticket.number] : []
    ),
  }
}

function isCalled(status: string, at: DateTime | null | undefined, since: DateTime): boolean {
  return Boolean(at && at >= since && (status === 'arrived' || status === 'in_room'))
}

function calledAt({ ticket }: Arrival): number {
  return ticket?.calledAt?.toMillis() ?? 0
}
