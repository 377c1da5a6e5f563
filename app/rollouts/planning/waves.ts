import type Clinic from '#tenancy/clinic'
import { RINGS } from '#tenancy/clinic'
import type { Wave } from '#rollouts/rollout'

/** How much of the last ring comes with each wave, in percent. */
export const SHARES: readonly number[] = [10, 50, 100]

export interface PlannedWave extends Wave {
  clinics: Clinic[]
}

/**
 * Rings one after another; the last of them in shares, so that a fault that only many clinics show
 * meets few. Waves without a clinic are left out.
 */
export function wavesOf(clinics: readonly Clinic[], shares = SHARES): PlannedWave[] {
  const waves: PlannedWave[] = []
  for (const ring of RINGS) {
    const inRing = clinics.filter((clinic) => clinic.ring === ring)
    const steps = ring === RINGS.at(-1) ? shares : [100]
    let taken = 0
    for (const share of steps) {
      const upTo = Math.ceil((inRing.length * share) / 100)
      if (upTo > taken) waves.push({ ring, share, clinics: inRing.slice(taken, upTo) })
      taken = Math.max(taken, upTo)
    }
  }
  return waves
}
