import { load, type Target } from './load.js'
import { median } from './report.js'

const ROUNDS = 3
const LOAD = { connections: 2, seconds: 4 }

/** Milliseconds for an answer, in turn and several times over, so that a drift of the machine touches all alike. */
export async function inRounds<Name extends string>(
  url: string,
  variants: Record<Name, Target[]>
): Promise<Record<Name, number>> {
  const names = Object.keys(variants) as Name[] // the keys of the record above
  const runs = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of names) {
      const { perSecond, failed, statuses } = await load(url, variants[name], LOAD)
      if (failed > 0) throw new RangeError(`${name}: ${JSON.stringify(statuses)}`)
      // The first round warms up.
      if (round > 0) runs.get(name)?.push((1000 * LOAD.connections) / perSecond)
    }
  }
  const medians = names.map((name) => [name, median(runs.get(name) ?? [])])
  return Object.fromEntries(medians) as Record<Name, number> // one entry for each name
}
