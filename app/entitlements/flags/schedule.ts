import type Flag from '#entitlements/flags/flag'

/** A turn of a flag that was planned for a moment. */
export interface DueTurn {
  name: string
  turn: 'on' | 'off'
  at: number
}

/** Planned turns whose moment has come, in the order in which they were to happen. */
export function dueTurns(flags: readonly Flag[], now: number): DueTurn[] {
  const turns = flags.flatMap(({ name, scheduledOnAt, scheduledOffAt }) => [
    { name, turn: 'on' as const, at: scheduledOnAt },
    { name, turn: 'off' as const, at: scheduledOffAt },
  ])
  return turns
    .filter((turn): turn is DueTurn => turn.at !== null && turn.at <= now)
    .sort((one, other) => one.at - other.at)
}
