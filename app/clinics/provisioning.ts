import encryption from '@adonisjs/core/services/encryption'
import type { DateOrder } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { recordOnPlatform } from '#audit/platform_trail'
import { ClinicRefusedError, ProvisioningFailedError } from '#clinics/errors'
import { claim, whileClaimed } from '#clinics/provisioner'
import type { ProvisioningOptions } from '#clinics/provisioning_steps'
import { STEPS } from '#clinics/provisioning_steps'
import { checkSlug } from '#clinics/slug'
import { undoProvisioning } from '#clinics/undo_provisioning'
import { plans } from '#entitlements/plans'
import type { Ring } from '#tenancy/clinic'
import Clinic from '#tenancy/clinic'
import { chooseServer } from '#tenancy/default_server'
import { placementOn } from '#tenancy/placements'

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

export type { ProvisioningOptions }

/**
 * Makes a clinic: all of it, or nothing. Until the last step nobody can see it; when a step fails,
 * everything made so far is removed; when the process dies, the next start removes it.
 *
 * @throws ClinicRefusedError slug malformed, reserved or taken; no such plan
 * @throws ProvisioningFailedError
 */
export async function provisionClinic(
  input: NewClinic,
  options: ProvisioningOptions = {}
): Promise<Clinic> {
  const clinic = await reserve(input)
  let current = 'reserve'
  try {
    const everyStep = async () => {
      await options.afterStep?.(current)
      for (const [name, step] of STEPS) {
        current = name
        await clinic.merge(claim(options.leaseMs)).save()
        await step(clinic, options)
        await options.afterStep?.(name)
      }
    }
    await whileClaimed(clinic, everyStep, options.leaseMs)
  } catch (error) {
    // Where even that fails, the sweep does it as soon as the database is back.
    await undoProvisioning(clinic).catch(() => {})
    throw new ProvisioningFailedError(current, error)
  }
  const { agent } = options
  const { id: clinicId, slug } = clinic
  const source = agent?.source
  await recordOnPlatform({ action: 'clinic.create', agent, clinicId, source, details: { slug } })
  return clinic
}

async function checkPlan(key: string) {
  const plan = await plans.find(key)
  if (plan && !plan.isArchived) return
  throw new ClinicRefusedError('plan', 'planUnknown', `There is no plan "${key}" to be given.`)
}

async function reserve(input: NewClinic): Promise<Clinic> {
  checkSlug(input.slug)
  await checkPlan(input.plan)
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
