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
import { findSession, introduce, sessionKey, userIdIn } from '#identity/session_row'

/** Where Shield keeps the secret of a session's form tokens. */
export const CSRF_KEY = 'csrf-secret'
const TOUCH_AFTER = 60_000

export { sessionKey }

/** Sessions in the central database. For `config/session.ts`. */
export function centralSessionStore(): ConfigProvider<SessionStoreFactory> {
  return configProvider.create(async (app) => {
    const db = await app.container.make('lucid.db')
    return (ctx, config) => new CentralSessionStore(db, config, ctx)
  })
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
    const session = await findSession(this.#client, sessionId)
    if (!session || session.expiresAt <= Date.now()) return null
    const { data, touchedAt } = session
    this.#found = { id: sessionId, touchedAt, isSomeones: userIdIn(data) !== null }
    if (this.#ctx) introduce(this.#ctx, session)
    return data
  }

  async write(sessionId: string, data: SessionData): Promise<void> {
    if (this.#wasEnded || this.#isNotWorthKeeping(data)) return
    const row = { user_id: userIdIn(data), data: JSON.stringify(data), ...this.#times() }
    if (this.#found?.id === sessionId) {
      await this.#rows(sessionId).update(row)
      return
    }
    const insert = this.#client.insertQuery().table('sessions')
    await insert
      .insert({ id: sessionKey(sessionId), ...row })
      .knexQuery.onConflict('id')
      .merge()
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
