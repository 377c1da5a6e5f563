/**
 * The floors of `app/`, the highest first. A folder imports only what stands on a lower floor;
 * folders on one floor do not know each other. It is the one list that a new folder is added to.
 */
export const FLOORS: Record<string, number> = {
  console: 8,
  subscriptions: 7,
  clinics: 6,
  gateway: 6,
  entitlements: 5,
  rollouts: 5,
  releases: 4,
  identity: 4,
  vault: 4,
  tenancy: 3,
  audit: 3,
  bus: 2,
  queue: 2,
  texting: 2,
  sdk: 1,
}

export const MAX_LINES = 250
