import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import type { ModuleRoute } from '@medtrack/sdk'
import { liveStreams } from '#gateway/live/live_streams'
import { Presence } from '#gateway/presence'
import { findSession, introduce } from '#identity/session_row'

/** The page of a module that opened the stream. */
export interface LivePage {
  module: string
  route: Pick<ModuleRoute, 'permission' | 'feature'>
}

/**
 * Answers with a stream of events. It begins when the request has left its clinic: it holds no connection of it, and asks the
 * central database anew whether the member may still look.
 */
export function answerLive(ctx: HttpContext, page: LivePage, topics: readonly string[]): void {
  ctx.response.header('Content-Type', 'text/event-stream')
  ctx.response.header('Cache-Control', 'no-store')
  ctx.response.header('X-Accel-Buffering', 'no')
  // Else the line stays open for more requests, and a server that is to end waits for it.
  ctx.response.header('Connection', 'close')
  // Pages ask for a stream in so many words; whoever does not would wait for an end that never comes.
  if (!ctx.request.header('accept')?.includes('text/event-stream')) return ctx.response.send('\n')
  const { clinic } = ctx.presence
  const sessionId = ctx.session.sessionId
  const { body } = liveStreams.open({
    clinicId: clinic.id,
    userId: ctx.auth.getUserOrFail().id,
    topics,
    mayStill: () => mayStill(ctx, { ...page, sessionId, slug: clinic.slug }),
  })
  // A browser that is gone closes the answer; where that never began, nobody else would tell the stream.
  ctx.response.response.once('close', () => body.destroy())
  ctx.response.stream(body)
}

async function mayStill(
  ctx: HttpContext,
  { module, route, sessionId, slug }: LivePage & { sessionId: string; slug: string }
): Promise<boolean> {
  const session = await findSession(db.connection('central'), sessionId)
  if (!session?.user || session.expiresAt <= Date.now() || session.user.disabled_at) return false
  introduce(ctx, session)
  const presence = await Presence.establish(ctx, slug)
  const { access } = presence
  const isFeatureOn = !route.feature || access.feature(module, route.feature).isOn
  return access.verdict(module).isOn && isFeatureOn && presence.may(route.permission)
}
