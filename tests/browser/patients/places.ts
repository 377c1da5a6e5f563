import { memberRoutes } from '#tests/http/roles/readers'
import type { SweptRoute } from '#tests/http/sweep/decisions'
import type { Ids } from '#tests/browser/patients/lived_in'

/** Of which page there is more to see with other patients. */
const OTHERS: Record<string, readonly string[]> = {
  '/:patient': ['closed', 'mergedAway', 'newcomer'],
  '/:patient/health': ['newcomer'],
  '/:patient/visits': ['newcomer'],
  '/:patient/erasure': ['asked'],
}
/** Pages that only somebody has of whom it was asked. */
const ONLY: Record<string, string> = { '/:patient/erasure/confirmation': 'asked' }

/** Files, which a browser saves. */
const FILES = /\/(pdf|file|unusable|content|preview)$|^\/export$|^\/history\/export$/

export interface Place {
  /** `/:patient/visits/:visit`, and which one. */
  name: string
  path: string
}

/** Every page of the module and every part of one, as the router has them, with each record that it may look different with. */
export function placesOf(slug: string, ids: Ids): Place[] {
  const routes = memberRoutes().filter(
    ({ method, pattern }) => method === 'GET' && /^\/[cp]\/:clinic\/patients(\/|$)/.test(pattern)
  )
  return routes.flatMap((route) => {
    const shape = shapeOf(route)
    if (FILES.test(shape)) return []
    const kinds = [...shape.matchAll(/:(\w+)/g)].map(([, kind]) => kind)
    const last = kinds.at(-1)
    const all = last ? valuesOf(ids, ONLY[shape] ?? last) : ['']
    // Forms and papers of a record look alike, whichever it is.
    const choices = shape.endsWith(`:${last}`) ? all : all.slice(0, 1)
    const others = (OTHERS[shape] ?? []).flatMap((kind) => valuesOf(ids, kind))
    const base = `${route.pattern.slice(0, 2)}/${slug}/patients`
    return [...choices, ...others].map((chosen, index) => ({
      name: `${shape}${index > 0 ? ` ${index + 1}` : ''}`,
      path:
        base +
        shape.replaceAll(/:(\w+)/g, (_, kind) => (kind === last ? chosen : valuesOf(ids, kind)[0])),
    }))
  })
}

/** Below the module's address, with the names of what stands in it. */
function shapeOf({ pattern, params }: SweptRoute): string {
  const below = pattern.replace(/^\/[cp]\/:clinic\/patients/, '')
  return below.replaceAll(/:(\w+)/g, (_, name) => `:${params.get(name)?.split('.')[1]}`) || '/'
}

function valuesOf(ids: Ids, kind: string): string[] {
  const values = ids.get(kind)
  if (!values?.length) throw new RangeError(`tests/browser/patients/lived_in.ts makes no ${kind}.`)
  return values
}
