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

/** The route with which one release answers a request, and the values of its parameters. */
export interface Target {
  release: Release
  route: ModuleRoute
  params: Record<string, string>
}

/**
 * Finds the release's own route for an address that the router matched.
 *
 * Where a newer release put a fixed word (`/about`), an older one may know only a parameter
 * (`/:memo`): its own route answers then, as it did before the newer release came.
 */
export function targetOf(
  { method, shape, byVersion }: MergedRoute,
  release: Release,
  values: Record<string, string>
): Target | undefined {
  const declared = byVersion.get(release.version)
  if (declared) {
    const named = declared.params.map((name, index) => [name, values[`p${index}`]])
    return { release, route: declared.route, params: Object.fromEntries(named) }
  }
  const parts = shape
    .split('/')
    .map((part) => (part.startsWith(':') ? values[part.slice(1)] : part))
  return routeAt(release, method, parts)
}

/** The route with which a release answers an address, cut at its slashes; fixed words win over parameters. */
export function routeAt(
  release: Release,
  method: ModuleRoute['method'],
  parts: string[]
): Target | undefined {
  return release.routes
    .filter((route) => route.method === method)
    .sort((a, b) => specificity(b.pattern) - specificity(a.pattern))
    .map((route) => ({ release, route, params: match(route.pattern, parts) }))
    .find((target): target is Target => target.params !== null)
}

function match(pattern: string, parts: string[]): Record<string, string> | null {
  const own = pattern.split('/')
  const fits =
    own.length === parts.length &&
    own.every((part, at) => part.startsWith(':') || part === parts[at])
  if (!fits) return null
  const named = own.flatMap((part, at) =>
    part.startsWith(':') ? [[part.slice(1), parts[at]]] : []
  )
  return Object.fromEntries(named)
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
