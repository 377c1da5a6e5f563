import { EVERYONE } from '@medtrack/sdk'
import type { PermissionDeclaration } from '@medtrack/sdk'
import type { Position } from '#identity/position'
import { rolesIn } from '#identity/position'
import type { Release } from '#releases/release'

/** What the core's own clinic pages need. Modules declare theirs. */
export const CORE_PERMISSIONS = {
  'clinic.view': { title: 'See the clinic', roles: EVERYONE, support: true },
  'clinic.members': {
    title: 'Invite members and change their roles',
    roles: ['owner'],
    support: true,
  },
  'clinic.settings': {
    title: 'Change the clinic and its modules',
    roles: ['owner'],
    support: true,
  },
  'clinic.audit': { title: 'Read the audit trail', roles: ['owner'] },
} as const satisfies Record<string, PermissionDeclaration>

export type CorePermission = keyof typeof CORE_PERMISSIONS

/** A member's position, or a visit of the platform's support. */
export type Holder = Position | 'support'

/** Everything that they may do where these releases are on. */
export function permissionsOf(holder: Holder, releases: readonly Release[]): ReadonlySet<string> {
  const declared = [CORE_PERMISSIONS, ...releases.map(({ contract }) => contract.permissions)]
  const held = declared.flatMap((permissions) =>
    Object.entries<PermissionDeclaration>(permissions)
      .filter(([, permission]) => holds(holder, permission))
      .map(([name]) => name)
  )
  return new Set(held)
}

function holds(holder: Holder, { roles, support = false }: PermissionDeclaration): boolean {
  return holder === 'support' ? support : rolesIn(holder).some((role) => roles.includes(role))
}
