import { statfsSync } from 'node:fs'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import semver from 'semver'
import { storagePath } from '#config/storage'
import { ledger } from '#releases/ledger'
import type { ClinicLedger } from '#releases/ledger'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { NotReadyError } from '#rollouts/errors'
import { lintLedger } from '#rollouts/lint/lint'
import type { Look } from '#rollouts/steps/look'
import { lookAt } from '#rollouts/steps/look'
import type Clinic from '#tenancy/clinic'
import { placementOf } from '#tenancy/placements'

/** Room for a write-ahead log and a copy of the largest table, whatever the size. */
const LEAST_FREE_BYTES = 64 * 1024 * 1024

/**
 * Everything that can be known before a clinic's database is touched: that what it runs fits the
 * release both ways, that the database answers and is the clinic's, and that there is room.
 *
 * @returns what was seen in the clinic's database
 * @throws NotReadyError with the sentence that a person is shown
 */
export async function preflight(
  clinic: Clinic,
  client: QueryClientContract,
  release: Release
): Promise<Look> {
  const runs = await ledger.of(clinic.id)
  demandFit(release, runs)
  await demandRoom(clinic)
  const current = runs.get(release.key)
  const look = await lookAt(clinic, client, current && registry.find(release.key, current.version))
  const [edited] = await lintLedger(release, look.ran)
  if (edited) throw new NotReadyError(edited.sentence)
  return look
}

/**
 * Whether a release goes together with everything else that a clinic runs.
 *
 * @throws NotReadyError
 */
export function demandFit(release: Release, runs: ClinicLedger): void {
  for (const [name, range] of Object.entries(release.pkg.requires)) {
    const other = registry.all().find(({ pkg }) => pkg.name === name)
    if (!other || other.key === release.key) continue
    const version = runs.get(other.key)?.version
    if (version && semver.satisfies(version, range)) continue
    const here = version ? `this clinic runs ${version}` : 'this clinic has none'
    throw new NotReadyError(`It needs ${other.key} ${range}; ${here}.`)
  }
  const { upgradesFrom } = release.pkg
  const current = runs.get(release.key)?.version
  if (upgradesFrom && current && semver.lt(current, release.version)) {
    if (!semver.satisfies(current, upgradesFrom)) {
      throw new NotReadyError(`It upgrades from ${upgradesFrom}; this clinic runs ${current}.`)
    }
  }
  for (const [key, { version }] of runs) {
    const range = registry.find(key, version)?.pkg.requires[release.pkg.name]
    if (key === release.key || !range || semver.satisfies(release.version, range)) continue
    throw new NotReadyError(`${key}@${version} of this clinic needs ${release.key} ${range}.`)
  }
}

async function demandRoom(clinic: Clinic) {
  if (clinic.databaseServer.engine !== 'sqlite') return
  const placement = await placementOf(clinic)
  const { bavail, bsize } = statfsSync(storagePath())
  const needed = LEAST_FREE_BYTES + 2 * (await placement.size(clinic))
  if (bavail * bsize < needed) {
    throw new NotReadyError(`The disk has no room for ${Math.ceil(needed / 1e6)} MB.`)
  }
}
