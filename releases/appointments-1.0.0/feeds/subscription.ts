import { randomBytes } from 'node:crypto'
import { audit, currentClinic, digest, members, transaction, type Member } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { storedNow } from '../booking/stored.js'
import Feed from '../models/feed.js'

interface Wish {
  showsNames: boolean
  locale: string
}

/**
 * Gives the member who acts a new private address; an earlier one stops working at once.
 *
 * @returns the secret of the address, which stands nowhere else
 */
export async function subscribe({ showsNames, locale }: Wish): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const userId = String(currentClinic().actor.userId)
  const tokenDigest = await digest(token)
  await transaction(async () => {
    await endAll(userId)
    await Feed.create({ id: v7(), userId, tokenDigest, showsNames, locale })
    await audit({ action: 'appointments.feed.subscribe', type: 'U', details: { showsNames } })
  })
  return token
}

/** The member's address stops working. */
export async function unsubscribe() {
  await transaction(async () => {
    await endAll(String(currentClinic().actor.userId))
    await audit({ action: 'appointments.feed.revoke', type: 'U' })
  })
}

function endAll(userId: string) {
  return currentClinic()
    .db.from('appointments_feeds')
    .where('user_id', userId)
    .whereNull('revoked_at')
    .update({ revoked_at: storedNow() })
}

/** Whose an address is; nobody's where it was revoked, or where they left the clinic. */
export async function subscriberOf(token: string): Promise<{ feed: Feed; member: Member } | null> {
  const feed = await Feed.findBy('tokenDigest', await digest(token))
  if (!feed || feed.revokedAt) return null
  const member = (await members()).find(({ userId }) => userId === feed.userId)
  return member ? { feed, member } : null
}

const NOTE_EVERY = { minutes: 10 }

/** So that a member sees whether somebody still reads it; not each time, which would be a write every minute. */
export async function noteReading(feed: Feed) {
  const now = DateTime.utc().startOf('second')
  if (feed.lastReadAt && feed.lastReadAt > now.minus(NOTE_EVERY)) return
  await feed.merge({ lastReadAt: now }).save()
}
