/** What a member is at one clinic. The super admin is not a role: they belong to no clinic. */
export const ROLES = ['owner', 'doctor', 'nurse', 'receptionist'] as const
export type Role = (typeof ROLES)[number]

/** Every role; for permissions that all members hold. */
export const EVERYONE: readonly Role[] = ROLES
