import autocannon from 'autocannon'

export interface Target {
  path: string
  cookie?: string
  /** A form to be sent; without one the page is asked for. */
  body?: string
}

export interface Load {
  perSecond: number
  p99: number
  ok: number
  failed: number
  statuses: Record<string, number>
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

/** Asks for the targets in turn, over and over, and counts what comes back. */
export async function load(
  url: string,
  targets: Target[],
  { connections = 32, seconds = 5 } = {}
): Promise<Load> {
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    timeout: 30,
    requests: targets.map(({ path, cookie, body }) => ({
      method: body === undefined ? ('GET' as const) : ('POST' as const),
      path,
      body,
      headers: { ...(cookie && { cookie }), ...(body !== undefined && FORM) },
    })),
  })
  const statuses = Object.fromEntries(
    Object.entries(result.statusCodeStats ?? {}).map(([code, { count }]) => [code, count ?? 0])
  )
  return {
    perSecond: result.requests.average,
    p99: result.latency.p99,
    ok: result['2xx'],
    failed: result.non2xx + result.errors + result.timeouts,
    statuses,
  }
}
