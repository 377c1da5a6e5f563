import { currentClinic } from './clinic_context.js'
import { host } from './host.js'
import type { Role } from './roles.js'

/** Somebody who works at the entered clinic. */
export interface Member {
  /** Central id of the user, as `currentClinic().actor.userId`. */
  userId: string
  name: string
  role: Role
  /** Whether they see patients as a doctor: in that role, or as an owner who practises. */
  isDoctor: boolean
}

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

/** What owners are told by mail: sentences of the module that hold nothing about a patient. */
export interface OwnersMail {
  /** Group of this module's words with `subject`, `text`, `action` and `note`, e.g. `access.mail`. */
  words: string
  /** For the words, e.g. the name of a colleague. Never of a patient. */
  data: Record<string, string>
  /** Where the button leads, below the module's own address. */
  path: string
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
