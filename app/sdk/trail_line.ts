/** A line of the clinic's audit trail. */
export interface TrailLine {
  id: string
  at: Date
  action: string
  type: 'C' | 'R' | 'U' | 'D' | 'E'
  agentId: string | null
  agentName: string
  agentRole: string | null
  details: Record<string, unknown>
}

/** Which lines of the trail are wanted, the newest first. */
export interface TrailQuestion {
  entity: { type: string; id: string }
  /** Only these acts. */
  actions?: readonly string[]
  /** Only acts of these kinds, e.g. `['R']`: who looked. */
  types?: readonly TrailLine['type'][]
  limit: number
  /** Only what stands after this many. */
  offset?: number
}
