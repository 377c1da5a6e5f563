import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import semver from 'semver'
import rollouts from '#config/rollouts'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { startRollout } from '#rollouts/control'
import { RolloutRefusedError } from '#rollouts/errors'
import { planRollout } from '#rollouts/planning/plan'
import Rollout from '#rollouts/rollout'

/**
 * Plans and starts an update of every module whose newest release here is newer than what clinics
 * run. A release that was rolled out once is not begun again by itself, whatever became of it.
 * Where nothing is to be done it asks the central database one question.
 */
export async function planUpdates(): Promise<void> {
  if (!rollouts.isAutomatic) return
  const behind = await modulesBehind()
  for (const release of behind) await planOne(release)
}

/** The newest releases that some clinic is behind of. */
export async function modulesBehind(): Promise<Release[]> {
  const lines = await db.from('clinic_releases').distinct('module_key', 'version')
  return registry
    .latest()
    .filter(({ key, version }) =>
      lines.some((line) => line.module_key === key && semver.lt(line.version, version))
    )
}

/** Where the newest release can be reached from no clinic, the one on the way to it comes first. */
async function planOne({ key: moduleKey }: Release) {
  const stable = registry.versions(moduleKey).filter((one) => !semver.prerelease(one.version))
  for (const { version } of stable.toReversed()) {
    if (await Rollout.query().where({ moduleKey, toVersion: version, kind: 'update' }).first()) {
      return
    }
    try {
      return await startRollout(await planRollout({ moduleKey, version, isAutomatic: true }))
    } catch (error) {
      if (!(error instanceof RolloutRefusedError)) throw error
      if (error.why === 'nothing') continue
      return logger.warn(
        { module: moduleKey, version, why: error.why },
        'an update was not planned'
      )
    }
  }
}

/**
 * What a new clinic begins with: of every module the newest release that has not been stopped or
 * taken back on its way.
 */
export async function releasesForNewClinics(): Promise<Release[]> {
  const refused = await Rollout.query().whereIn('state', ['stopped', 'reverting', 'reverted'])
  const isRefused = ({ key, version }: Release) =>
    refused.some(({ moduleKey, toVersion }) => moduleKey === key && toVersion === version)
  return registry.latest().flatMap((newest) => {
    const offered = registry
      .versions(newest.key)
      .filter((one) => !semver.prerelease(one.version) && !isRefused(one))
    return offered.slice(-1)
  })
}
