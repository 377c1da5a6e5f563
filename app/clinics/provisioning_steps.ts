import { DateTime } from 'luxon'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { ledger } from '#releases/ledger'
import { migrationsFor } from '#releases/migration_source'
import { migrate } from '#releases/migrator'
import type { Release } from '#releases/release'
import { releasesForNewClinics } from '#rollouts/planning/automatic'
import { copyTemplate } from '#releases/templates'
import type Clinic from '#tenancy/clinic'
import { placementOf } from '#tenancy/placements'
import { withConnection } from '#tenancy/with_connection'

export interface ProvisioningOptions {
  /** Who asked for it. */
  agent?: Agent
  /** `migrations` runs them one by one instead of copying the template. */
  schemaFrom?: 'template' | 'migrations'
  releases?: readonly Release[]
  /** For how long a claim on the clinic holds should this process die. */
  leaseMs?: number
  /** Told after each step, by name; for progress. */
  afterStep?: (step: string) => void | Promise<void>
}

type Step = (clinic: Clinic, options: ProvisioningOptions) => Promise<unknown>

/** What makes a clinic, in order. Each step is safe to run again. */
export const STEPS: readonly [name: string, step: Step][] = [
  ['database', createDatabase],
  ['schema', createSchema],
  ['fingerprint', stampFingerprint],
  ['releases', enterReleases],
  ['verify', verify],
  ['open', open],
]

/** Asked once: a rollout may stop while the clinic is being made. */
async function releasesOf(options: ProvisioningOptions): Promise<readonly Release[]> {
  options.releases ??= await releasesForNewClinics()
  return options.releases
}

async function createDatabase(clinic: Clinic) {
  const placement = await placementOf(clinic)
  await placement.create(clinic)
}

async function createSchema(clinic: Clinic, options: ProvisioningOptions) {
  const migrations = await migrationsFor(await releasesOf(options))
  if (options.schemaFrom !== 'migrations') return copyTemplate(clinic, migrations)
  const placement = await placementOf(clinic)
  await withConnection(placement.migrator(clinic), (client) => migrate(client, migrations))
}

async function stampFingerprint(clinic: Clinic) {
  const placement = await placementOf(clinic)
  await withConnection(placement.migrator(clinic), (client) =>
    client.table('clinic_fingerprint').insert({ clinic_id: clinic.id })
  )
}

async function enterReleases(clinic: Clinic, options: ProvisioningOptions) {
  for (const { key, version } of await releasesOf(options)) {
    await ledger.point(clinic.id, key, version)
  }
}

async function verify(clinic: Clinic, options: ProvisioningOptions) {
  const placement = await placementOf(clinic)
  await withConnection(placement.runtime(clinic), async (client) => {
    for (const { contract } of await releasesOf(options)) {
      const check = await contract.verify?.()
      await check?.default(client)
    }
  })
}

async function open(clinic: Clinic) {
  clinic.merge({ status: 'active', provisioner: null, provisionerLeaseUntil: null })
  await clinic.merge({ statusChangedAt: DateTime.utc() }).save()
  await bus.publish('clinic.changed', { clinicId: clinic.id })
}
