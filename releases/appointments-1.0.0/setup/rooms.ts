import { audit, transaction } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import Room, { type RoomKind } from '../models/room.js'

interface RoomFacts {
  name: string
  kind: RoomKind
}

export function addRoom(facts: RoomFacts): Promise<Room> {
  return transaction(async () => {
    const [{ $extras: counted }] = await Room.query().count('* as total')
    const room = await Room.create({ ...facts, position: Number(counted.total) + 1 })
    await told(room, 'create')
    return room
  })
}

/** @throws StaleEditError */
export async function changeRoom(room: Room, version: number, facts: RoomFacts) {
  await transaction(async () => {
    await room.revise(version, facts)
    await told(room, 'update')
  })
}

/** Archived, nobody is booked into it any more; what is booked stays. */
export async function archiveRoom(room: Room, isArchived: boolean) {
  await transaction(async () => {
    await room.revise(null, { archivedAt: isArchived ? DateTime.utc().startOf('second') : null })
    await told(room, isArchived ? 'archive' : 'restore')
  })
}

function told({ id }: Room, verb: string) {
  const type = verb === 'create' ? 'C' : 'U'
  return audit({ action: `appointments.rooms.${verb}`, type, entity: { type: 'Location', id } })
}
