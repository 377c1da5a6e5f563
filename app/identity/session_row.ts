import { hash } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { SessionData } from '@adonisjs/session/types'
import { selectRows } from '#tenancy/select_rows'

/** Where the auth guard named `web` keeps the user's id. */
const USER_KEY = 'auth_web'

/** The session and, in the same answer, the person whose it is: one query a request, not two. */
const SELECT = `
  select s.data as sessionData, s.touched_at as touchedAt, s.expires_at as expiresAt, u.*
  from sessions s left join users u on u.id = s.user_id
  where s.id = ?`

/** Columns of `users`. */
export type UserRow = { id: string } & Record<string, unknown>

export interface SessionRow {
  sessionData: string
  touchedAt: number | string
  expiresAt: number | string
  /** Of the user; `null` where the session is nobody's. */
  id: string | null
}

/** The key of a session's row: whoever reads the table cannot take anyone's place. */
export function sessionKey(sessionId: string): string {
  return hash('sha256', sessionId, 'hex')
}

export async function selectSession(
  client: QueryClientContract,
  sessionId: string
): Promise<SessionRow | undefined> {
  const [row] = await selectRows<SessionRow>(client, SELECT, [sessionKey(sessionId)])
  return row
}

export function userIdIn(data: SessionData): string | null {
  const userId = data[USER_KEY]
  return typeof userId === 'string' ? userId : null
}

const people = new WeakMap<HttpContext, UserRow>()

/** Remembers, for the length of a request, whose session it came with. */
export function introduce(ctx: HttpContext, row: SessionRow, data: SessionData) {
  const { sessionData, touchedAt, expiresAt, ...user } = row
  if (user.id && user.id === userIdIn(data)) people.set(ctx, user as UserRow)
}

/** The row of the user whose session this request came with. */
export function sessionUserRow(ctx: HttpContext): UserRow | undefined {
  return people.get(ctx)
}
