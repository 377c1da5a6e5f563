import type { Span } from '../booking/ticks.js'

/** In order, with those joined that touch or overlap. */
export function joined<S extends Span>(spans: readonly S[], mayJoin = (_a: S, _b: S) => true): S[] {
  const ordered = [...spans].sort((a, b) => a.from - b.from || a.to - b.to)
  const result: S[] = []
  for (const span of ordered) {
    const last = result.at(-1)
    if (last && span.from <= last.to && mayJoin(last, span)) {
      result[result.length - 1] = { ...last, to: Math.max(last.to, span.to) }
    } else result.push(span)
  }
  return result
}

/** What is left of some spans where others are taken out. */
export function without<S extends Span>(spans: readonly S[], taken: readonly Span[]): S[] {
  const holes = joined(taken)
  return spans.flatMap((span) => {
    const pieces: S[] = []
    let from = span.from
    for (const hole of holes) {
      if (hole.to <= from || hole.from >= span.to) continue
      if (hole.from > from) pieces.push({ ...span, from, to: hole.from })
      from = Math.max(from, hole.to)
    }
    if (from < span.to) pieces.push({ ...span, from })
    return pieces
  })
}

/** Whether a span lies wholly in one of the others, which must be joined. */
export function isWithin({ from, to }: Span, others: readonly Span[]): boolean {
  return others.some((other) => other.from <= from && to <= other.to)
}
