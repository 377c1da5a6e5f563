import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { sessionKey } from '#identity/session_row'

/** Signs a person out everywhere, or everywhere but in one session. Takes effect on the next request. */
export async function endSessionsOf(
  userId: string,
  exceptSession?: string,
  client: QueryClientContract = db.connection('central')
): Promise<number> {
  const ended = client.from('sessions').where('user_id', userId)
  if (exceptSession) ended.whereNot('id', sessionKey(exceptSession))
  return Number(await ended.delete())
}

export async function countSessionsOf(userId: string): Promise<number> {
  const [row] = await db
    .connection('central')
    .from('sessions')
    .where('user_id', userId)
    .where('expires_at', '>', Date.now())
    .count('* as total')
  return Number(row.total)
}

/** Removes what nobody can use any more. */
export async function purgeExpiredSessions(): Promise<void> {
  await db.connection('central').from('sessions').where('expires_at', '<=', Date.now()).delete()
}
