import { currentClinic } from './clinic_context.js'
import { LimitReachedError } from './errors.js'
import { host } from './host.js'

/**
 * Takes `count` of a limit that the clinic's plan may set, before they are stored. Call it in the
 * same `transaction` as the storing, as its first step: then they are counted together or not at
 * all, and whoever creates at the same moment waits for the answer.
 *
 * @param name a limit that the module declares, e.g. `patients`
 * @throws LimitReachedError when the plan allows no more; nothing is taken then
 * @throws NoClinicError outside any clinic
 * @example
 * await transaction(async () => {
 *   await useLimit('patients')
 *   await patient.save()
 * })
 */
export async function useLimit(name: string, count = 1): Promise<void> {
  const context = currentClinic()
  const taken = await host().takeFromLimit(context, name, count, false)
  if (taken < count) throw new LimitReachedError(name, await limitOf(name))
}

/**
 * Takes as many as the plan still allows, `count` at most.
 *
 * @returns how many were taken: the others must not be stored
 * @example
 * const room = await useLimitUpTo('patients', rows.length)
 */
export function useLimitUpTo(name: string, count: number): Promise<number> {
  return host().takeFromLimit(currentClinic(), name, count, true)
}

/**
 * Gives back what no longer counts: archived or removed. In the same `transaction` as that.
 *
 * @example
 * await releaseLimit('patients')
 */
export function releaseLimit(name: string, count = 1): Promise<void> {
  return host().giveBackToLimit(currentClinic(), name, count)
}

async function limitOf(name: string): Promise<number> {
  return (await host().limitOf(currentClinic(), name)) ?? Infinity
}
