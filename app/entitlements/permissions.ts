import { EVERYONE } from '@medtrack/sdk'
import type { PermissionDeclaration, Role } from '@medtrack/sdk'
import type { Release } from '#releases/release'

/** What the core's own clinic pages need. Modules declare theirs. */
export const CORE_PERMISSIONS = {
  'clinic.view': { title: 'See the clinic', roles: EVERYONE },
  'clinic.members': { title: 'Invite members and change their roles', roles: ['owner'] },
  'clinic.settings': { title: 'Change the clinic and its modules', roles: ['owner'] },
  'clinic.audit': { title: 'Read the audit trail', roles: ['owner'] },
} as const satisfies Record<string, PermissionDeclaration>

export type CorePermission = keyof typeof CORE_PERMISSIONS

/** Everything that a role may do where these releases are on. */
export function permissionsOf(role: Role, releases: readonly Release[]): ReadonlySet<string> {
  const declared = [CORE_PERMISSIONS, ...releases.map(({ contract }) => contract.permissions)]
  const held = declared.flatMap((permissions) =>
    Object.entries<PermissionDeclaration>(permissions)
      .filter(([, { roles }]) => roles.includes(role))
      .map(([name]) => name)
  )
  return new Set(held)
}
