import type { Role } from '@medtrack/sdk'

/** What a member may be at a clinic: one of the roles, or an owner who sees patients as a doctor as well. */
export const POSITIONS = ['owner', 'owner-doctor', 'doctor', 'nurse', 'receptionist'] as const
export type Position = (typeof POSITIONS)[number]

/** How a position is stored. */
export interface Standing {
  role: Role
  /** Of an owner: whether they see patients as a doctor as well. */
  practises: boolean
}

export function positionOf({ role, practises }: Standing): Position {
  return role === 'owner' && practises ? 'owner-doctor' : role
}

export function standingOf(position: Position): Standing {
  return position === 'owner-doctor'
    ? { role: 'owner', practises: true }
    : { role: position, practises: false }
}

/** The roles whose rights somebody in this position holds. */
export function rolesIn(position: Position): readonly Role[] {
  return position === 'owner-doctor' ? ['owner', 'doctor'] : [position]
}

/** Whether they count among the doctors that a plan allows. */
export function isDoctor(position: Position): boolean {
  return rolesIn(position).includes('doctor')
}
