export type Query = Record<string, string | number | undefined>

/** The address of a page below `base`; what is empty in the query is left out. */
export function pageAddress(base: string, path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(
    given.map(([name, value]): [string, string] => [name, String(value)])
  )
  return `${base}${path === '/' ? '' : path}${search.size > 0 ? `?${search}` : ''}`
}
