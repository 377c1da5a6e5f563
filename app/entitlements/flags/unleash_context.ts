import type { Context } from 'unleash-client'
import type { FlagContext } from '#entitlements/flag_source'

/** What Unleash may decide by. No person stands in it: a flag is a clinic's, not a member's. */
export const CONTEXT_FIELDS = ['clinicId', 'plan', 'ring', 'country', 'moduleRelease'] as const

export function unleashContext({ clinicId, plan, ring, country, release }: FlagContext): Context {
  return { properties: { clinicId, plan, ring, country, moduleRelease: release ?? undefined } }
}
