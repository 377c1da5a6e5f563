import { currentClinic } from './clinic_context.js'
import { host } from './host.js'

/**
 * Whether a feature is on for the entered clinic: by its plan, its flag, its owner. For jobs; a page asks
 * `page.hasFeature`, and a route or slot names its feature. Costs no query.
 *
 * @param name full name of a feature that a module declares, e.g. `appointments.detailed`
 * @throws NoClinicError outside any clinic
 * @example
 * if (!(await hasFeature('appointments.detailed'))) return
 */
export function hasFeature(name: string): Promise<boolean> {
  return host().hasFeature(currentClinic(), name)
}
