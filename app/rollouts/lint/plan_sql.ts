import type { Migration } from '#releases/migration_source'
import { expandMigrationsOf } from '#releases/migration_source'
import { ledger } from '#releases/ledger'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { record } from '#rollouts/lint/recording'
import type Clinic from '#tenancy/clinic'

/**
 * The SQL that bringing a clinic to a release would run, by migration. Asks the central database
 * alone; `clinic.databaseServer` must be loaded.
 */
export async function sqlFor(clinic: Clinic, release: Release) {
  const entry = (await ledger.of(clinic.id)).get(release.key)
  const current = entry && registry.find(release.key, entry.schemaVersion)
  const done = new Set((current ? await expandMigrationsOf(current) : []).map(nameOf))
  const engine = clinic.databaseServer.engine === 'mysql' ? 'mysql' : 'sqlite'
  const recorded = await record(engine, await expandMigrationsOf(release))
  return recorded
    .filter(({ migration }) => !done.has(migration.name))
    .map(({ migration, statements }) => ({ migration: migration.name, statements }))
}

function nameOf({ name }: Migration) {
  return name
}
