/** Which modules need which, by key. */
export type Needs = ReadonlyMap<string, readonly string[]>

/** Everything that the module needs, directly or through another. */
export function needsOf(key: string, needs: Needs): string[] {
  return reachable(key, (one) => needs.get(one) ?? [])
}

/** Everything that needs the module, directly or through another. */
export function dependentsOf(key: string, needs: Needs): string[] {
  return reachable(key, (one) =>
    [...needs.keys()].filter((other) => needs.get(other)?.includes(one))
  )
}

function reachable(start: string, next: (key: string) => readonly string[]): string[] {
  const found = new Set<string>()
  const walk = (key: string) => {
    for (const other of next(key)) {
      if (other === start || found.has(other)) continue
      found.add(other)
      walk(other)
    }
  }
  walk(start)
  return [...found]
}
