import type { HttpContext } from '@adonisjs/core/http'
import { recordOnPlatform } from '#audit/platform_trail'
import { CSRF_KEY } from '#identity/session_store'
import type User from '#identity/user'
import { purgeExpiredSessions } from '#identity/user_sessions'

/**
 * Signs a person in under a session id and a form secret that nobody has seen before: whatever was
 * planted in this browser earlier opens nothing.
 */
export async function startSession(ctx: HttpContext, user: User, { keepFormSecret = false } = {}) {
  await purgeExpiredSessions()
  const secret = ctx.session.get(CSRF_KEY)
  ctx.session.clear()
  // The answer to this request is itself a form.
  if (keepFormSecret) ctx.session.put(CSRF_KEY, secret)
  await ctx.auth.use('web').login(user)
  await record(ctx, user, 'session.start')
}

/** Signs this browser out; the session's row goes with the answer. */
export async function endSession(ctx: HttpContext, user: User) {
  await ctx.auth.use('web').logout()
  ctx.session.clear()
  ctx.session.regenerate()
  await record(ctx, user, 'session.end')
}

/** After something was gained or changed, an id that leaked earlier is worth nothing. */
export function renewSession(ctx: HttpContext) {
  ctx.session.forget(CSRF_KEY)
  ctx.session.regenerate()
}

export function record(
  ctx: HttpContext,
  user: User,
  action: string,
  details?: Record<string, unknown>
) {
  return recordOnPlatform({
    action,
    agent: { id: user.id, name: user.fullName },
    entity: { type: 'User', id: user.id },
    source: ctx.request.ip(),
    details,
  })
}
