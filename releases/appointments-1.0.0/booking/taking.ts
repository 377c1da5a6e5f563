import { roomsFor } from '../availability/room_choice.js'
import { usualRoom } from '../availability/usual_room.js'
import { attempt } from './attempts.js'
import { isTaken, removeStale, takenOf } from './conflicts.js'
import { SlotTakenError } from './errors.js'
import { mendPatient } from './mending.js'
import { nextFree } from './next_free.js'
import type { Booking } from './order.js'
import { resourcesOf, type Resource } from './resources.js'
import { spanOf } from './ticks.js'

interface Taking<T> {
  booking: Booking
  /** Of the appointment that is moved. */
  ownId?: string
  /** Stores it with its claims; runs in a transaction, perhaps more than once. */
  store: (booking: Booking, resources: Resource[]) => Promise<T>
}

/** How often a time may turn out to be free after all before it counts as taken. */
const MOST_TRIES = 8

/**
 * Stores what claims resources, and turns the database's refusal into what a person can use: what is taken, and when it is
 * free next. Claims of holds that expired stand in nobody's way; of several rooms that would do, the next is tried.
 *
 * @throws SlotTakenError
 */
export async function take<T>({ booking, ownId, store }: Taking<T>): Promise<T> {
  let taken: Resource['kind'][] = ['room']
  for (const roomId of await roomsToTry(booking)) {
    const placed = { ...booking, roomId }
    const resources = resourcesOf(placed)
    const outcome = await takeOrSay(resources, ownId, () => store(placed, resources))
    if ('stored' in outcome) return outcome.stored
    taken = outcome.taken
    if (taken.some((kind) => kind !== 'room')) break
  }
  const others = (await nextFree(booking)).filter(({ startsAt }) => +startsAt !== +booking.startsAt)
  throw new SlotTakenError(taken, others)
}

async function takeOrSay<T>(
  resources: readonly Resource[],
  ownId: string | undefined,
  store: () => Promise<T>
): Promise<{ stored: T } | { taken: Resource['kind'][] }> {
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    try {
      return { stored: await attempt(store) }
    } catch (error) {
      if (!isTaken(error)) throw error
    }
    if (await removeStale(resources)) continue
    await mend(resources)
    const taken = await takenOf(resources, ownId)
    // Nothing: whoever had it let go a moment ago.
    if (taken.length > 0) return { taken: taken.map(({ kind }) => kind) }
  }
  return { taken: resources.map(({ kind }) => kind) }
}

/** What merged records have left undone went back with the attempt, and would hide who has the time. */
async function mend(resources: readonly Resource[]) {
  for (const one of resources) {
    if (one.kind === 'patient') await attempt(() => mendPatient(one))
  }
}

/** Free ones first, so that as a rule the first one does. */
async function roomsToTry(booking: Booking): Promise<(string | null)[]> {
  if (booking.roomId || !booking.needsRoom) return [booking.roomId]
  const { startsAt: from, endsAt: until, doctorId } = booking
  const choice = await roomsFor({ needsRoom: true, from, until })
  const first = choice.choose(spanOf(from, until), await usualRoom(doctorId, { from, until }))
  const all = choice.roomIds ?? []
  return first ? [first, ...all.filter((id) => id !== first)] : [...all]
}
