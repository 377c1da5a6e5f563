import type { HttpContext } from '@adonisjs/core/http'
import type { Release } from '#releases/release'

/** A release's own words in the member's language; the shell's where it has none of that name. */
export function wordsOf(release: Release, ctx: HttpContext) {
  return (key: string, data: Record<string, unknown> = {}): string => {
    const own = `${release.namespace}.${key}`
    const isOwn = ctx.i18n.hasMessage(own) || ctx.i18n.hasFallbackMessage(own)
    return ctx.i18n.t(isOwn ? own : key, data)
  }
}
