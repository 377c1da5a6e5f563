import { readPlatformTrail } from '#console/platform_trail'
import { Access } from '#entitlements/access'
import Invitation from '#identity/invitation'
import Membership from '#identity/membership'
import { registry } from '#releases/registry'
import type Clinic from '#tenancy/clinic'
import { placementOf } from '#tenancy/placements'

/** What those who run the platform see of a clinic: where it stands and what it runs, never whom it treats. */
export async function overviewOf(clinic: Clinic) {
  const [members, invitations, trail] = await Promise.all([
    Membership.ofClinic(clinic.id),
    Invitation.pendingOf(clinic.id),
    readPlatformTrail({ clinic: clinic.id }, 1, 10),
  ])
  return {
    releases: await releasesOf(clinic),
    bytes: await sizeOf(clinic),
    memberCount: members.length,
    owners: members.filter(({ role }) => role === 'owner').map(({ user }) => user),
    invitations: invitations.filter(({ role }) => role === 'owner'),
    trail: trail.lines,
  }
}

async function releasesOf(clinic: Clinic) {
  const access = await Access.of(clinic)
  return [...access.entries].map(([key, entry]) => ({
    key,
    title: registry.versions(key).at(-1)?.contract.title ?? key,
    newest: registry.latest().find((release) => release.key === key)?.version ?? null,
    ...entry,
    verdict: access.verdict(key),
  }))
}

/** `null` where the database server does not answer: the page must still open then. */
async function sizeOf(clinic: Clinic): Promise<number | null> {
  try {
    const placement = await placementOf(clinic)
    return await placement.size(clinic)
  } catch {
    return null
  }
}
