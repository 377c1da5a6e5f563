import type { ApiClient, ApiResponse } from '@japa/api-client'
import type User from '#identity/user'
import { freshAddress } from '#tests/http/identity/visitor'
import type { SweptRoute } from '#tests/http/sweep/decisions'

export interface Answer {
  route: SweptRoute
  status: number
  location: string
  body: string
}

/** What a form could hold, so that no answer is only about a field that is missing. */
const FORM = {
  text: 'Taken over',
  role: 'owner',
  name: 'Taken over',
  email: 'taken@over.example',
  given: 'Taken',
  family: 'Over',
  sex: 'unknown',
  encoding: 'utf-8',
  delimiter: ',',
  dateOrder: 'ymd',
}

/** How else a route may be asked. */
interface Manner {
  accept?: 'html' | 'json'
  method?: string
  query?: string
}

/**
 * Sends what a browser would: with the session of this person, and with the form token that its
 * pages carry, so that nothing is refused for the token's sake.
 */
export async function ask(
  client: ApiClient,
  route: SweptRoute,
  values: Map<string, string>,
  user: User | null,
  { accept = 'html', method = route.method, query = '' }: Manner = {}
): Promise<Answer> {
  const path = route.pattern.replaceAll(/:(\w+)/g, (_, name: string) =>
    valueOf(route, name, values)
  )
  const request = client
    .request(path + query, method)
    .redirects(0)
    .accept(accept)
  request.header('x-forwarded-for', freshAddress())
  if (user) request.loginAs(user)
  if (route.method !== 'GET') request.withCsrfToken().form(FORM)
  const response = await request
  const body = bodyOf(response)
  return { route, status: response.status(), location: response.header('location') ?? '', body }
}

/** Files too, byte by byte: what stands in them in the clear is to be found. */
function bodyOf(response: ApiResponse): string {
  const bytes: unknown = response.body()
  return response.text() ?? (Buffer.isBuffer(bytes) ? bytes.toString('latin1') : '')
}

/** Whether the address names a record: something of the other clinic's, when its ids are used. */
export function namesRecord(route: SweptRoute) {
  return [...route.params.values()].some((kind) => kind !== 'core.clinic')
}

function valueOf(route: SweptRoute, name: string, values: Map<string, string>) {
  const kind = name === 'clinic' ? 'core.clinic' : route.params.get(name)
  const value = kind && values.get(kind)
  if (!value) {
    throw new RangeError(`${route.name}: tests/http/sweep/other_clinic.ts makes no ${kind}.`)
  }
  return encodeURIComponent(value)
}
