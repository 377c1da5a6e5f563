import semver from 'semver'
import ClinicRelease from '#releases/clinic_release'
import { contractMigrationsOf } from '#releases/migration_source'
import type { Release } from '#releases/release'
import { RolloutRefusedError } from '#rollouts/errors'
import type { UpdatePolicy } from '#tenancy/clinic'
import Clinic from '#tenancy/clinic'

/** A clinic that a plan moves, and from where. */
export interface Target {
  clinic: Clinic
  from: string
}

/** Ids of the only clinics that may be moved; `undefined`: all that take updates by themselves. */
type Only = readonly string[] | undefined

const BY_THEMSELVES: readonly UpdatePolicy[] = ['automatic', 'hours']

/** Clinics that run an older release from which this one can be reached. */
export async function toUpdate({ key, version, pkg }: Release, clinicIds: Only): Promise<Target[]> {
  const targets = await clinicsWith(key, clinicIds)
  return targets.filter(
    ({ clinic, line }) =>
      semver.lt(line.version, version) &&
      line.pinnedAt === null &&
      (pkg.upgradesFrom === null || semver.satisfies(line.version, pkg.upgradesFrom)) &&
      (clinicIds !== undefined || BY_THEMSELVES.includes(clinic.updatePolicy))
  )
}

/**
 * Clinics from which the release may take away what it needs no more.
 *
 * @throws RolloutRefusedError while any clinic runs an older release
 */
export async function toContract(release: Release, clinicIds: Only): Promise<Target[]> {
  const { key, version } = release
  if ((await contractMigrationsOf(release)).length === 0) return []
  const targets = await clinicsWith(key)
  const below = targets.filter(({ line }) => semver.lt(line.version, version))
  if (below.length > 0) {
    const names = below.slice(0, 3).map(({ clinic }) => clinic.name)
    throw new RolloutRefusedError(
      'below',
      `${below.length} clinics run an older release of ${key}, among them ${names.join(', ')}.`
    )
  }
  return targets.filter(
    ({ clinic, line }) =>
      (line.contractVersion === null || semver.lt(line.contractVersion, version)) &&
      (clinicIds?.includes(clinic.id) ?? true)
  )
}

/** Every clinic that has the module and can be seen, in the order in which they came. */
async function clinicsWith(moduleKey: string, ids?: readonly string[]) {
  const lines = await ClinicRelease.query().where('moduleKey', moduleKey)
  const byClinic = new Map(lines.map((line) => [String(line.clinicId), line]))
  const clinics = await Clinic.query()
    .whereNotIn('status', ['provisioning', 'deleting'])
    .orderBy('createdAt')
    .orderBy('id')
  return clinics.flatMap((clinic) => {
    const line = byClinic.get(clinic.id)
    if (!line || (ids && !ids.includes(clinic.id))) return []
    return [{ clinic, line, from: line.version }]
  })
}
