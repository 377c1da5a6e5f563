import type { HttpContext } from '@adonisjs/core/http'

/** The page that the address asks for; the first when it asks for none that could be. */
export function requestedPage(request: HttpContext['request']): number {
  const page = Number(request.qs().page ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1
}
