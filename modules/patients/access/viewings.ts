import { trailOf, type TrailLine } from '@medtrack/sdk'
import Emergency from '../models/emergency.js'
import type { EmergencyReason } from './emergency_reasons.js'

/** Lines of the trail that a page is made of; what repeats is folded within it. */
const LINES_PER_PAGE = 200
/** Whoever comes back within this time is still at the same work. */
const SAME_WORK_MS = 30 * 60_000

/** One sitting of somebody who looked at a chart. */
export interface Viewing {
  agentId: string | null
  agentName: string
  agentRole: string | null
  from: Date
  to: Date
  /** Pages opened. */
  count: number
  /** Which parts of the chart, e.g. `summary`; other acts by their names, e.g. `patients.print`. */
  parts: string[]
  emergency: { code: EmergencyReason; reason: string | null } | null
}

/** Who looked at a chart, the latest first, and whether there is an older page. */
export async function viewingsOf(patientId: string, page: number) {
  const lines = await trailOf({
    entity: { type: 'Patient', id: patientId },
    types: ['R'],
    limit: LINES_PER_PAGE + 1,
    offset: (page - 1) * LINES_PER_PAGE,
  })
  const viewings = fold(lines.slice(0, LINES_PER_PAGE))
  return { viewings: await withReasons(viewings), hasOlder: lines.length > LINES_PER_PAGE }
}

type Folded = Omit<Viewing, 'emergency'> & { emergencyId: string | null }

/** Pages that one person opened one after another become one sitting. */
export function fold(lines: readonly TrailLine[]): Folded[] {
  const sittings: Folded[] = []
  const latest = new Map<string, Folded>()
  for (const line of lines) {
    const emergencyId = typeof line.details.emergency === 'string' ? line.details.emergency : null
    const who = `${line.agentId}/${emergencyId}`
    const known = latest.get(who)
    if (known && known.from.getTime() - line.at.getTime() <= SAME_WORK_MS) {
      add(known, line)
      continue
    }
    const { agentId, agentName, agentRole, at } = line
    const first = { agentId, agentName, agentRole, from: at, to: at, count: 1 }
    const sitting = { ...first, parts: [partOf(line)], emergencyId }
    sittings.push(sitting)
    latest.set(who, sitting)
  }
  return sittings
}

function add(sitting: Folded, line: TrailLine) {
  sitting.from = line.at
  sitting.count++
  const part = partOf(line)
  if (!sitting.parts.includes(part)) sitting.parts.push(part)
}

function partOf({ action, details }: TrailLine): string {
  if (action !== 'patients.read') return action
  return typeof details.part === 'string' ? details.part : 'summary'
}

async function withReasons(sittings: readonly Folded[]): Promise<Viewing[]> {
  const ids = [...new Set(sittings.flatMap(({ emergencyId }) => emergencyId ?? []))]
  const found = ids.length > 0 ? await Emergency.query().whereIn('id', ids) : []
  const byId = new Map(found.map(({ id, reasonCode: code, reason }) => [id, { code, reason }]))
  return sittings.map(({ emergencyId, ...sitting }) => ({
    ...sitting,
    emergency: byId.get(emergencyId ?? '') ?? null,
  }))
}
