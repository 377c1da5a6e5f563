import Membership from '#identity/membership'
import type User from '#identity/user'

/** Where a person begins: their clinic, the choice among several, or the platform. */
export async function landingPath(user: User): Promise<string> {
  const memberships = await Membership.forUser(user.id)
  if (memberships.length === 1) return `/c/${memberships[0].clinic.slug}`
  return memberships.length === 0 && user.isSuperAdmin ? '/console' : '/clinics'
}
