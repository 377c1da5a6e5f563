import { hash } from 'node:crypto'
import { configProvider } from '@adonisjs/core'
import string from '@adonisjs/core/helpers/string'
import type { HttpContext } from '@adonisjs/core/http'
import type { ConfigProvider } from '@adonisjs/core/types'
import type { Database } from '@adonisjs/lucid/database'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type {
  SessionConfig,
  SessionData,
  SessionStoreFactory,
  SessionStoreWithTaggingContract,
  TaggedSession,
} from '@adonisjs/session/types'

/** Where the auth guard named `web` keeps the user's id. */
const USER_KEY = 'auth_web'
/** Where Shield keeps the secret of a session's form tokens. */
export const CSRF_KEY = 'csrf-secret'
const TOUCH_AFTER = 60_000

/** The session and, in the same answer, the person whose it is: one query a request, not two. */
const SELECT = `
  select s.data as session_data, s.touched_at, s.expires_at, u.*
  from sessions s left join users u on u.id = s.user_id
  where s.id = ?`

/** Columns of `users`, `null` where the session is nobody's. */
export type UserRow = { id: string } & Record<string, unknown>

interface SessionRow {
  session_data: string
  touched_at: number | string
  expires_at: number | string
  id: string | null
}

const people = new WeakMap<HttpContext, UserRow>()

/** The row of the user whose session this request came with. For `identify_middleware`. */
export function sessionUserRow(ctx: HttpContext): UserRow | undefined {
  return people.get(ctx)
}

/** Sessions in the central database. For `config/session.ts`. */
export function centralSessionStore(): ConfigProvider<SessionStoreFactory> {
  return configProvider.create(async (app) => {
    const db = await app.container.make('lucid.db')
    return (ctx, config) => new CentralSessionStore(db, config, ctx)
  })
}

/** The key of a session's row: whoever reads the table cannot take anyone's place. */
export function sessionKey(sessionId: string): string {
  return hash('sha256', sessionId, 'hex')
}

/**
 * One store serves one request. It remembers the row it read, so that a request in flight never
 * brings back a session that was ended meanwhile, and never writes what did not change.
 */
export class CentralSessionStore implements SessionStoreWithTaggingContract {
  #db: Database
  #lifetime: number
  #cookieName: string
  #ctx: HttpContext | null
  #found: { id: string; touchedAt: number; isSomeones: boolean } | null = null
  #wasEnded = false

  /** @param ctx none outside a request, e.g. in a test that prepares a session */
  constructor(db: Database, config: SessionConfig, ctx: HttpContext | null) {
    this.#db = db
    this.#lifetime = string.seconds.parse(config.age) * 1000
    this.#cookieName = config.cookieName
    this.#ctx = ctx
  }

  async read(sessionId: string): Promise<SessionData | null> {
    if (this.#ctx && !this.#ctx.request.cookie(this.#cookieName)) return null
    const row = await this.#select(sessionId)
    if (!row || Number(row.expires_at) <= Date.now()) return null
    const data: SessionData = JSON.parse(row.session_data)
    const isSomeones = userOf(data) !== null
    this.#found = { id: sessionId, touchedAt: Number(row.touched_at), isSomeones }
    this.#introduce(row, data)
    return data
  }

  async write(sessionId: string, data: SessionData): Promise<void> {
    if (this.#wasEnded || this.#isNotWorthKeeping(data)) return
    const row = { user_id: userOf(data), data: JSON.stringify(data), ...this.#times() }
    if (this.#found?.id === sessionId) {
      await this.#rows(sessionId).update(row)
      return
    }
    const insert = this.#client.insertQuery().table('sessions')
    await insert.insert({ id: sessionKey(sessionId), ...row }).knexQuery.onConflict('id').merge()
  }

  /** Also called with the old id when a session gets a new one. */
  async destroy(sessionId: string): Promise<void> {
    if (this.#ctx && this.#found?.id !== sessionId) return
    const count = await this.#rows(sessionId).delete()
    this.#wasEnded = Number(count) === 0 && this.#found?.isSomeones === true
  }

  async touch(sessionId: string): Promise<void> {
    if (this.#found?.id !== sessionId || Date.now() - this.#found.touchedAt < TOUCH_AFTER) return
    await this.#rows(sessionId).update(this.#times())
  }

  async tag(sessionId: string, userId: string | number): Promise<void> {
    await this.#rows(sessionId).update({ user_id: String(userId) })
  }

  async untag(sessionId: string): Promise<void> {
    await this.#rows(sessionId).update({ user_id: null })
  }

  /** The ids are those of the rows: the sessions' own ids are known to their browsers alone. */
  async tagged(userId: string | number): Promise<TaggedSession[]> {
    const rows = await this.#client
      .from('sessions')
      .select('id', 'data')
      .where('user_id', String(userId))
      .where('expires_at', '>', Date.now())
    return rows.map(({ id, data }) => ({ id, data: JSON.parse(data) }))
  }

  get #client(): QueryClientContract {
    return this.#db.connection('central')
  }

  #rows(sessionId: string) {
    return this.#client.from('sessions').where('id', sessionKey(sessionId))
  }

  /** Plain SQL: this runs on every request, and a query builder costs as much as the query. */
  async #select(sessionId: string): Promise<SessionRow | undefined> {
    const answer = await this.#client.getReadClient().raw(SELECT, [sessionKey(sessionId)])
    // mysql2 answers [rows, fields], SQLite the rows.
    const rows: SessionRow[] = Array.isArray(answer[0]) ? answer[0] : answer
    return rows[0]
  }

  #introduce({ session_data, touched_at, expires_at, ...user }: SessionRow, data: SessionData) {
    if (this.#ctx && user.id && user.id === userOf(data)) people.set(this.#ctx, user as UserRow)
  }

  #times() {
    const now = Date.now()
    return { touched_at: now, expires_at: now + this.#lifetime }
  }

  /** A new visitor leaves nothing behind, unless the page shows a form that will come back. */
  #isNotWorthKeeping(data: SessionData) {
    if (this.#found || !this.#ctx || Object.keys(data).some((key) => key !== CSRF_KEY)) return false
    const body: unknown = this.#ctx.response.getBody()
    return !(typeof body === 'string' && body.includes(this.#ctx.request.csrfToken))
  }
}

function userOf(data: SessionData): string | null {
  const userId = data[USER_KEY]
  return typeof userId === 'string' ? userId : null
}
