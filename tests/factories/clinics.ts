import { randomBytes } from 'node:crypto'
import { faker } from '@faker-js/faker'
import type { Role } from '@medtrack/sdk'
import { bus } from '#bus/bus'
import type { NewClinic, ProvisioningOptions } from '#clinics/provisioning'
import { provisionClinic } from '#clinics/provisioning'
import { undoProvisioning } from '#clinics/undo_provisioning'
import Membership from '#identity/membership'
import User from '#identity/user'
import Clinic from '#tenancy/clinic'

/** What every account made here signs in with. */
export const PASSWORD = 'correct horse battery'

/** A clinic that nobody else uses, with a database of its own. Remove it with `removeClinic`. */
export async function createClinic(
  input: Partial<NewClinic> = {},
  options: ProvisioningOptions = {}
): Promise<Clinic> {
  const clinic = await provisionClinic(newClinic(input), options)
  return Clinic.query().where('id', clinic.id).preload('databaseServer').firstOrFail()
}

export function newClinic(input: Partial<NewClinic> = {}): NewClinic {
  return {
    name: `${faker.location.city()} Clinic`,
    slug: `clinic-${randomBytes(5).toString('hex')}`,
    plan: 'pro',
    country: 'US',
    timeZone: 'America/New_York',
    currency: 'USD',
    dateOrder: 'mdy',
    ...input,
  }
}

/** As the console moves it; bills nobody. */
export async function movePlan(clinic: Clinic, plan: string): Promise<void> {
  await clinic.merge({ plan }).save()
  await bus.publish('clinic.changed', { clinicId: clinic.id })
}

/** Takes the clinic, its database and its memberships away again. */
export async function removeClinic(clinic: Clinic): Promise<void> {
  const fresh = await Clinic.query().where('id', clinic.id).preload('databaseServer').first()
  if (fresh) await undoProvisioning(fresh)
}

export function createUser(input: Partial<Pick<User, 'email' | 'fullName' | 'isSuperAdmin'>> = {}) {
  return User.create({
    email: `${randomBytes(6).toString('hex')}@people.example`,
    fullName: faker.person.fullName(),
    password: PASSWORD,
    isSuperAdmin: false,
    ...input,
  })
}

/** A new person with a role at the clinic. */
export async function createMember(clinic: Clinic, role: Role): Promise<User> {
  const user = await createUser()
  await Membership.create({ userId: user.id, clinicId: clinic.id, role })
  return user
}
