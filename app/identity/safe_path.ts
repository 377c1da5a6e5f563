import type { HttpRequest } from '@adonisjs/core/http'

const HERE = 'http://here.invalid'

/**
 * A place of this application that a visitor named, e.g. `?next=/c/santos`. Everything that a
 * browser could read as another site's address is nowhere.
 */
export function safePath(next: unknown): string | null {
  if (typeof next !== 'string' || next.length > 2000 || !/^\/(?![/\\])/.test(next)) return null
  // Browsers drop tabs and line feeds inside an address and turn backslashes around.
  if (/[\\\p{Cc}]/u.test(next) || !URL.canParse(next, HERE)) return null
  const url = new URL(next, HERE)
  // `/.//elsewhere` starts with two slashes only once it is resolved.
  if (url.origin !== HERE || url.pathname.startsWith('//')) return null
  return url.pathname + url.search + url.hash
}

/** The page of ours that a request came from. */
export function pageBefore(request: HttpRequest): string | null {
  const referer = request.header('referer')
  if (!referer || !URL.canParse(referer)) return null
  const { host, pathname, search } = new URL(referer)
  return host === request.host() ? safePath(pathname + search) : null
}

export type SignInReason = 'expired' | 'signed-out' | 'signed-out-everywhere' | 'password-changed'

/** Address of the sign-in page that leads back to where a person was. */
export function signInPath({
  next,
  why,
}: { next?: string | null; why?: SignInReason } = {}): string {
  const query = new URLSearchParams()
  if (next && next !== '/') query.set('next', next)
  if (why) query.set('why', why)
  return query.size > 0 ? `/sign-in?${query}` : '/sign-in'
}
