/** What error pages read of the request, which may be missing: a failure can come before there is one. */
export interface FailedRequest {
  method(): string
  url(includeQuery?: boolean): string
  header(name: string): string | undefined
  host(): string | null
}

/** Where "try again" leads: the same page for a read; for a sent form the page that held it, if it is ours. */
export function retryHref(request?: FailedRequest): string {
  if (!request) return '/'
  if (request.method() === 'GET') return request.url(true)
  const referrer = URL.parse(request.header('referer') ?? '')
  return referrer && referrer.host === request.host() ? referrer.pathname + referrer.search : '/'
}
