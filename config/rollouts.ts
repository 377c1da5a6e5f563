import env from '#start/env'

/** How the conductor and the workers keep time; milliseconds. */
const rollouts = {
  /** For how long a worker that fell silent keeps its clinic. */
  leaseMs: env.get('ROLLOUT_LEASE_MS', 30_000),
  /** How often the conductor looks. */
  tickMs: env.get('ROLLOUT_TICK_MS', 1_000),
  /**
   * How long every process may take to hear of a flip. Nothing is taken away from a clinic before: an
   * old release could still answer there.
   */
  settleMs: env.get('ROLLOUT_SETTLE_MS', 60_000),
  /** Whether new releases are rolled out by themselves. */
  isAutomatic: env.get('AUTOMATIC_UPDATES', 'on') === 'on',
} as const

export default rollouts
