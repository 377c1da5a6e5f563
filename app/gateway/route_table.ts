import type { ModuleRoute } from '@medtrack/sdk'
import type { Release } from '#releases/release'

/** A route as one release declares it, and how its parameters are called there. */
export interface ReleaseRoute {
  release: Release
  route: ModuleRoute
  /** The release's names for the parameters, in the order of the pattern. */
  params: string[]
}

/** One address that some release answers: what stands in the web framework's router. */
export interface MergedRoute {
  key: string
  method: ModuleRoute['method']
  /** With neutral parameter names: two releases may call the same place differently. */
  shape: string
  byVersion: Map<string, ReleaseRoute>
}

/** Merges the routes of all live releases: one entry for each module, method and shape. */
export function mergeRoutes(releases: readonly Release[]): MergedRoute[] {
  const merged = new Map<string, MergedRoute>()
  for (const release of releases) {
    for (const route of release.routes) {
      const { shape, params } = neutral(route.pattern)
      const id = `${route.method} ${release.key}${shape}`
      const entry = merged.get(id) ?? empty(release.key, route.method, shape)
      entry.byVersion.set(release.version, { release, route, params })
      merged.set(id, entry)
    }
  }
  return [...merged.values()].sort((a, b) => specificity(b.shape) - specificity(a.shape))
}

function empty(key: string, method: ModuleRoute['method'], shape: string): MergedRoute {
  return { key, method, shape, byVersion: new Map() }
}

/** `/:patient/edit` → `/:p0/edit` and `['patient']`. */
function neutral(pattern: string) {
  const params: string[] = []
  const shape = pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
    params.push(name)
    return `:p${params.length - 1}`
  })
  return { shape, params }
}

/** Fixed words win over parameters, wherever a module declared them: `/new` before `/:p0`. */
function specificity(shape: string) {
  return shape
    .split('/')
    .reduce((sum, part, depth) => sum + (part.startsWith(':') ? 0 : 1 / 2 ** depth), 0)
}
