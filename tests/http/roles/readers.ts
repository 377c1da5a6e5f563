import type { ApiClient } from '@japa/api-client'
import router from '@adonisjs/core/services/router'
import type User from '#identity/user'
import { registry } from '#releases/registry'
import type { SweptRoute } from '#tests/http/sweep/decisions'
import { decide } from '#tests/http/sweep/decisions'
import { ask } from '#tests/http/sweep/request'
import type { Marks } from '#tests/http/roles/planting'
import { shownIn } from '#tests/http/roles/planting'

/** Everything that members of a clinic may ask for, of the core and of every module, as the router has it. */
export function memberRoutes(): SweptRoute[] {
  return decide(router.toJSON().root).filter(
    ({ decision, pattern }) => decision?.to === 'members' || pattern.startsWith('/p/')
  )
}

/** Pages, and searches that are sent like a form. */
export function readingRoutes(): SweptRoute[] {
  const searches = new Set(
    registry
      .latest()
      .flatMap(({ key, routes }) =>
        routes
          .filter(({ worksReadOnly }) => worksReadOnly)
          .map(({ method, pattern }) => shapeOf(`${method} /c/:clinic/${key}${pattern}`))
      )
  )
  return memberRoutes().filter(
    ({ method, name }) => method === 'GET' || searches.has(shapeOf(name))
  )
}

export interface Reading {
  /** `GET /c/:clinic/patients/:p0 → patients_visits.plan`, for what was shown. */
  shown: { route: string; place: string }[]
  /** Routes that failed: what fails shows nothing, which would be no proof. */
  failed: string[]
}

/** Reads every page as this person: as HTML, as JSON, without its body, and looking for the patient's name. */
export async function readEverything(
  client: ApiClient,
  {
    user,
    values,
    marks,
    name,
  }: { user: User; values: Map<string, string>; marks: Marks; name: string }
): Promise<Reading> {
  const reading: Reading = { shown: [], failed: [] }
  for (const route of readingRoutes()) {
    const manners = [
      {},
      { accept: 'json' as const },
      { query: `?q=${name}` },
      ...(route.method === 'GET' ? [{ method: 'HEAD' }] : []),
    ]
    for (const manner of manners) {
      const { status, body, location } = await ask(client, route, values, user, manner)
      if (status >= 500) reading.failed.push(`${route.name} → ${status}`)
      const places = shownIn(body + location, marks)
      reading.shown.push(...places.map((place) => ({ route: route.name, place })))
    }
  }
  return reading
}

function shapeOf(name: string) {
  return name.replaceAll(/:\w+/g, ':').replace(/\/$/, '')
}
