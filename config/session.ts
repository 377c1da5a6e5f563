import { defineConfig } from '@adonisjs/session'
import { secureCookies } from '#config/app'
import { centralSessionStore } from '#identity/session_store'

export const sessionCookie = 'medtrack_session'

/** Sessions live in the central database, so that revoking one takes effect on its next request. */
export default defineConfig({
  enabled: true,
  cookieName: sessionCookie,
  clearWithBrowser: false,
  age: '12h',
  cookie: { path: '/', httpOnly: true, secure: secureCookies, sameSite: 'lax' },
  store: 'central',
  stores: { central: centralSessionStore() },
})
