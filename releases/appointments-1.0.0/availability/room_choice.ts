import type { DateTime } from 'luxon'
import { overlaps, type Span } from '../booking/ticks.js'
import Room from '../models/room.js'
import { busyTimes, type BusyTimes } from './busy.js'

interface RoomQuestion {
  needsRoom?: boolean
  roomId?: string | null
  from: DateTime
  until: DateTime
}

/** Which room an appointment could have. */
export class RoomChoice {
  constructor(
    /** In the order in which they are tried; `null`: no room is asked for. */
    readonly roomIds: readonly string[] | null,
    readonly busy: BusyTimes
  ) {}

  /**
   * The first room that is free then, the doctor's own before others.
   *
   * @returns `null` where none is needed, `undefined` where none is free
   */
  choose(span: Span, usualRoomId: string | null): string | null | undefined {
    if (this.roomIds === null) return null
    const usual = this.roomIds.filter((id) => id === usualRoomId)
    return [...usual, ...this.roomIds].find((id) =>
      (this.busy.get(id) ?? []).every((taken) => !overlaps(taken, span))
    )
  }
}

/** Rooms that would do, and when they are taken. */
export async function roomsFor({ needsRoom, roomId, ...range }: RoomQuestion): Promise<RoomChoice> {
  if (!needsRoom && !roomId) return new RoomChoice(null, new Map())
  const offered = roomId
    ? [roomId]
    : (await Room.offered()).filter(({ kind }) => kind === 'room').map(({ id }) => id)
  return new RoomChoice(offered, await busyTimes('room', offered, range))
}
