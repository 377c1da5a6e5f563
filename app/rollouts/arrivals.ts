import db from '@adonisjs/lucid/services/db'
import logger from '@adonisjs/core/services/logger'
import rollouts from '#config/rollouts'
import { ledger, type ClinicLedger } from '#releases/ledger'
import { expandMigrationsOf } from '#releases/migration_source'
import { migrate } from '#releases/migrator'
import type { Release } from '#releases/release'
import { ClinicLeases } from '#rollouts/clinic_leases'
import { NotReadyError } from '#rollouts/errors'
import { releasesForNewClinics } from '#rollouts/planning/automatic'
import { demandFit } from '#rollouts/steps/preflight'
import { withSchemaRights } from '#rollouts/schema/schema_rights'
import Clinic from '#tenancy/clinic'
import { traffic } from '#tenancy/traffic'

/** Modules that a clinic was given. */
export interface Arrival {
  clinic: Clinic
  releases: Release[]
}

/** The same by itself, where updates are. */
export async function bringNewModulesByThemselves(): Promise<void> {
  if (rollouts.isAutomatic) await bringNewModules()
}

/**
 * Gives clinics the modules that came to this deployment after they were made. There is no release that they ran before, so
 * nothing they have can break and nothing is to be taken back: no waves. A clinic that runs too old a release of what a module
 * needs gets it once that was updated; one whose database is away, the next time.
 *
 * @param slugs of the only clinics that are meant
 */
export async function bringNewModules(slugs?: readonly string[]): Promise<Arrival[]> {
  const offered = await releasesForNewClinics()
  const arrivals: Arrival[] = []
  for (const clinic of await clinicsWithout(offered, slugs)) {
    try {
      await traffic.lull()
      const releases = await bringTo(clinic, offered)
      if (releases.length > 0) arrivals.push({ clinic, releases })
    } catch (err) {
      logger.error({ err, clinic: clinic.id }, 'a new module could not be brought to a clinic')
    }
  }
  return arrivals
}

async function clinicsWithout(offered: readonly Release[], slugs?: readonly string[]) {
  const keys = offered.map(({ key }) => key)
  const complete = db
    .from('clinic_releases')
    .select('clinic_id')
    .whereIn('module_key', keys)
    .groupBy('clinic_id')
    .havingRaw('count(*) >= ?', [keys.length])
  const clinics = Clinic.query()
    .whereNotIn('id', complete)
    .whereNotIn('status', ['provisioning', 'deleting'])
    .preload('databaseServer')
  if (slugs) clinics.whereIn('slug', [...slugs])
  return clinics
}

/** What a module needs comes before it. */
async function bringTo(clinic: Clinic, offered: readonly Release[]): Promise<Release[]> {
  if (missingOf(offered, await ledger.of(clinic.id)).length === 0) return []
  const leases = await ClinicLeases.take([clinic.id])
  const brought: Release[] = []
  try {
    while (leases.holds(clinic.id)) {
      const [next] = missingOf(offered, await ledger.of(clinic.id))
      if (!next) break
      await bring(clinic, next)
      brought.push(next)
    }
  } finally {
    await leases.release()
  }
  return brought
}

async function bring(clinic: Clinic, release: Release) {
  await withSchemaRights(clinic, async (client) => {
    await migrate(client, await expandMigrationsOf(release))
    const check = await release.contract.verify?.()
    await check?.default(client)
  })
  await ledger.point(clinic.id, release.key, release.version)
}

/** Those that go together with what the clinic runs. */
function missingOf(offered: readonly Release[], runs: ClinicLedger): Release[] {
  return offered.filter((release) => !runs.has(release.key) && fits(release, runs))
}

function fits(release: Release, runs: ClinicLedger): boolean {
  try {
    demandFit(release, runs)
    return true
  } catch (error) {
    if (error instanceof NotReadyError) return false
    throw error
  }
}
