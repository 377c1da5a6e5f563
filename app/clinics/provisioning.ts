import encryption from '@adonisjs/core/services/encryption'
import type { DateOrder } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { recordOnPlatform } from '#audit/platform_trail'
import { bus } from '#bus/bus'
import type { Agent } from '#clinics/agent'
import { ClinicRefusedError, ProvisioningFailedError } from '#clinics/errors'
import { claim } from '#clinics/provisioner'
import { checkSlug } from '#clinics/slug'
import { undoProvisioning } from '#clinics/undo_provisioning'
import { ledger } from '#releases/ledger'
import { migrationsFor } from '#releases/migration_source'
import { migrate } from '#releases/migrator'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { copyTemplate } from '#releases/template'
import type { Ring } from '#tenancy/clinic'
import Clinic from '#tenancy/clinic'
import { chooseServer } from '#tenancy/default_server'
import { placementOf, placementOn } from '#tenancy/placements'
import { withConnection } from '#tenancy/with_connection'

export interface NewClinic {
  name: string
  slug: string
  plan: string
  ring?: Ring
  country: string
  timeZone: string
  currency: string
  dateOrder: DateOrder
}

export interface ProvisioningOptions {
  /** Who asked for it. */
  agent?: Agent
  /** `migrations` runs them one by one instead of copying the template. */
  schemaFrom?: 'template' | 'migrations'
  releases?: readonly Release[]
  /** Told after each step, by name; for progress. */
  afterStep?: (step: string) => void | Promise<void>
}

type Step = (clinic: Clinic, options: ProvisioningOptions) => Promise<unknown>

const STEPS: readonly [name: string, step: Step][] = [
  ['database', createDatabase],
  ['schema', createSchema],
  ['fingerprint', stampFingerprint],
  ['releases', enterReleases],
  ['verify', verify],
  ['open', open],
]

/**
 * Makes a clinic: all of it, or nothing. Until the last step nobody can see it; when a step fails,
 * everything made so far is removed; when the process dies, the next start removes it.
 *
 * @throws ClinicRefusedError slug malformed, reserved or taken
 * @throws ProvisioningFailedError
 */
export async function provisionClinic(
  input: NewClinic,
  options: ProvisioningOptions = {}
): Promise<Clinic> {
  const clinic = await reserve(input)
  let current = 'reserve'
  try {
    await options.afterStep?.(current)
    for (const [name, step] of STEPS) {
      current = name
      await clinic.merge(claim()).save()
      await step(clinic, options)
      await options.afterStep?.(name)
    }
  } catch (error) {
    await undoProvisioning(clinic)
    throw new ProvisioningFailedError(current, error)
  }
  const { agent } = options
  const { id: clinicId, slug } = clinic
  const source = agent?.source
  await recordOnPlatform({ action: 'clinic.create', agent, clinicId, source, details: { slug } })
  return clinic
}

async function reserve(input: NewClinic): Promise<Clinic> {
  checkSlug(input.slug)
  const server = await chooseServer()
  const clinic = new Clinic().merge({ ...input, id: v7() as Clinic['id'] })
  const credentials = placementOn(server).credentialsFor(clinic.id)
  clinic.merge({
    ...claim(),
    ...credentials,
    databaseSecret: credentials.databaseSecret && encryption.encrypt(credentials.databaseSecret),
    databaseServerId: server.id,
    status: 'provisioning',
    statusChangedAt: DateTime.utc(),
    ring: input.ring ?? 'stable',
  })
  try {
    await clinic.save()
  } catch (error) {
    if (!(await Clinic.findBy('slug', input.slug))) throw error
    const message = `The address "${input.slug}" is taken. Please choose another.`
    throw new ClinicRefusedError('slug', 'taken', message)
  }
  clinic.$setRelated('databaseServer', server)
  return clinic
}

async function createDatabase(clinic: Clinic) {
  const placement = await placementOf(clinic)
  await placement.create(clinic)
}

async function createSchema(clinic: Clinic, options: ProvisioningOptions) {
  const migrations = await migrationsFor(options.releases ?? registry.latest())
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
  for (const { key, version } of options.releases ?? registry.latest()) {
    await ledger.point(clinic.id, key, version)
  }
}

async function verify(clinic: Clinic, options: ProvisioningOptions) {
  const placement = await placementOf(clinic)
  await withConnection(placement.runtime(clinic), async (client) => {
    for (const { contract } of options.releases ?? registry.latest()) {
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
