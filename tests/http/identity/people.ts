import type { Role } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import Membership from '#identity/membership'
import User from '#identity/user'
import Clinic from '#tenancy/clinic'
import DatabaseServer from '#tenancy/database_server'
import { PASSWORD } from '#tests/factories/clinics'

export { PASSWORD }

let count = 0

export function makeUser(values: Partial<User> = {}) {
  count += 1
  return User.create({
    email: `colleague${count}.${process.pid}@clinic.test`,
    fullName: 'Ana Santos',
    password: PASSWORD,
    locale: 'en',
    theme: 'auto',
    ...values,
  } as User)
}

/** A clinic as the central database knows it. Nothing here enters its own database. */
export async function makeClinic(name = 'Santos Family Clinic') {
  count += 1
  const server = await DatabaseServer.firstOrCreate({ name: 'identity' }, { engine: 'sqlite' })
  return Clinic.create({
    slug: `identity-${count}`,
    name,
    status: 'active',
    statusChangedAt: DateTime.utc(),
    plan: 'free',
    ring: 'stable',
    country: 'US',
    timeZone: 'America/New_York',
    currency: 'USD',
    dateOrder: 'mdy',
    databaseServerId: server.id,
    databaseName: `identity_${v7().replaceAll('-', '_')}`,
  })
}

export function makeMember(user: User, clinic: Clinic, role: Role = 'doctor') {
  return Membership.create({ userId: user.id, clinicId: clinic.id, role })
}
