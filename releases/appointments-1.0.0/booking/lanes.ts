import { currentClinic } from '@medtrack/sdk'
import { tableOf } from './claims_table.js'
import type { Resource } from './resources.js'

/**
 * The lowest lane of each tick that nobody has; 0 is not listed. The claims are held until the transaction ends, so that none
 * of them is let go meanwhile and leaves lane 0 empty below this one.
 */
export async function lanesFor(resource: Resource): Promise<Map<number, number>> {
  const used = new Map<number, Set<number>>()
  for (const { tick, lane } of await claimsIn(resource)) {
    used.set(tick, (used.get(tick) ?? new Set()).add(lane))
  }
  const free = [...used].map(([tick, lanes]) => {
    let lane = 0
    while (lanes.has(lane)) lane++
    return [tick, lane] as const
  })
  return new Map(free)
}

/**
 * Whoever was booked over others moves down where those are gone. So a tick that anybody has is always refused to whoever may
 * not overbook.
 */
export async function closeRanks(resource: Resource) {
  const { table, at } = tableOf(resource)
  const lowest = new Map<number, number>()
  for (const { tick, lane } of await claimsIn(resource)) {
    lowest.set(tick, Math.min(lane, lowest.get(tick) ?? lane))
  }
  for (const [tick, lane] of lowest) {
    if (lane === 0) continue
    await currentClinic()
      .db.from(table)
      .where({ ...at, tick, lane })
      .update({ lane: 0 })
  }
}

async function claimsIn(resource: Resource): Promise<{ tick: number; lane: number }[]> {
  const { table, at } = tableOf(resource)
  const rows = await currentClinic()
    .db.from(table)
    .select('tick', 'lane')
    .where(at)
    .where('tick', '>=', resource.span.from)
    .where('tick', '<', resource.span.to)
    .forUpdate()
  return rows.map(({ tick, lane }) => ({ tick: Number(tick), lane: Number(lane) }))
}
