import { currentClinic } from './clinic_context.js'
import { host } from './host.js'
import type { Member, OwnersMail } from './member.js'

/**
 * Who works at the entered clinic now, by name.
 *
 * @throws NoClinicError outside any clinic
 * @example
 * const doctors = (await members()).filter(({ isDoctor }) => isDoctor)
 */
export function members(): Promise<Member[]> {
  return host().members(currentClinic())
}

/**
 * Tells the clinic's owners by mail, each in their language. For jobs: it may be slow, and may throw where no
 * mail can be sent now.
 *
 * @param module the module's key
 */
export function mailOwners(module: string, message: OwnersMail): Promise<void> {
  return host().mailOwners(currentClinic(), module, message)
}
