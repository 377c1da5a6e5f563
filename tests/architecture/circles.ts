/** Files that import each other in a circle, one list per circle, each beginning with its first name. */
export function circles(graph: ReadonlyMap<string, string[]>): string[][] {
  const found = new Map<string, string[]>()
  const done = new Set<string>()
  const walk = (file: string, trail: string[]): void => {
    const at = trail.indexOf(file)
    if (at >= 0) {
      const circle = fromSmallest(trail.slice(at))
      found.set(circle.join(), circle)
    } else if (!done.has(file)) {
      graph.get(file)?.forEach((next) => walk(next, [...trail, file]))
      done.add(file)
    }
  }
  ;[...graph.keys()].forEach((file) => walk(file, []))
  return [...found.values()]
}

/** The same circle reads the same, wherever the walk entered it. */
function fromSmallest(files: string[]): string[] {
  const first = files.indexOf([...files].sort()[0])
  return [...files.slice(first), ...files.slice(0, first)]
}
