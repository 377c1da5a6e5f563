import { currentClinic, members } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { stored, storedNow } from '../booking/stored.js'
import Hold from '../models/hold.js'
import { wallSpan } from './wall.js'

/** A time that somebody is booking at this moment. */
export interface HeldTime {
  doctorId: string
  start: string
  end: string
  expiresAt: string
  /** Who; `null` for a patient who books by themselves. */
  by: string | null
  /** Of the member who asks. */
  isOwn: boolean
}

/** Those of these doctors that still stand. Their ids are not told: whoever knows one may let it go. */
export async function heldTimes(
  doctorIds: readonly string[],
  from: DateTime,
  until: DateTime
): Promise<HeldTime[]> {
  if (doctorIds.length === 0) return []
  const holds = await Hold.query()
    .whereIn('doctorId', [...doctorIds])
    .where('expiresAt', '>', storedNow())
    .where('startsAt', '>=', stored(from))
    .where('startsAt', '<', stored(until))
  if (holds.length === 0) return []
  const names = new Map((await members()).map(({ userId, name }) => [userId, name]))
  const { userId } = currentClinic().actor
  return holds.map(({ doctorId, startsAt, endsAt, expiresAt, heldBy }) => ({
    doctorId,
    ...wallSpan(startsAt, endsAt),
    expiresAt: expiresAt.toUTC().toISO() ?? '',
    by: heldBy ? (names.get(heldBy) ?? null) : null,
    isOwn: heldBy !== null && heldBy === userId,
  }))
}
