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

/** What owners are told by mail: sentences of the module that hold nothing about a patient. */
export interface OwnersMail {
  /** Group of this module's words with `subject`, `text`, `action` and `note`, e.g. `access.mail`. */
  words: string
  /** For the words, e.g. the name of a colleague. Never of a patient. */
  data: Record<string, string>
  /** Where the button leads, below the module's own address. */
  path: string
}
