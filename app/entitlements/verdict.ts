import semver from 'semver'
import type { LedgerEntry } from '#releases/ledger'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'

/** Why a module is off, in the order in which it is asked. */
export type OffReason = 'not-installed' | 'release-missing' | 'switched-off' | 'schema-behind'

/** Whether a module is on for a clinic; when not, the first reason and who can change it. */
export type Verdict =
  | { isOn: true; release: Release }
  | { isOn: false; reason: OffReason; changedBy: 'owner' | 'platform' }

/** The one answer that pages, navigation, slots, routes and jobs ask for. */
export function verdictOn(key: string, entry: LedgerEntry | undefined): Verdict {
  if (!entry) return { isOn: false, reason: 'not-installed', changedBy: 'platform' }
  const release = registry.find(key, entry.version)
  if (!release) return { isOn: false, reason: 'release-missing', changedBy: 'platform' }
  if (!entry.isKeptOn) return { isOn: false, reason: 'switched-off', changedBy: 'owner' }
  if (semver.lt(entry.schemaVersion, entry.version)) {
    return { isOn: false, reason: 'schema-behind', changedBy: 'platform' }
  }
  return { isOn: true, release }
}
