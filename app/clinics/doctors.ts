import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { LimitReachedError } from '@medtrack/sdk'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import { plans } from '#entitlements/plans'
import type Clinic from '#tenancy/clinic'

/** The core's own limit: people who see patients as a doctor, and invitations to become one. */
export const DOCTORS = 'doctors'

type Client = Pick<TransactionClientContract, 'from'>

/**
 * Prepares the check that one more doctor has room, to be run in the transaction that stores them.
 * The clinic's row is held meanwhile: of two at once the second sees the first.
 *
 * @returns a check that throws LimitReachedError; an invitation to `email` replaces an older one
 */
export async function roomForDoctor({ id }: Pick<Clinic, 'id'>) {
  // Asked for before: with one connection to the central database there is no asking inside.
  const offered = await plans.all()
  return async (trx: TransactionClientContract, email?: string) => {
    const held = trx.from('clinics').where('id', id)
    await held.clone().update({ updated_at: trx.knexRawQuery('updated_at') })
    const { plan } = await held.clone().select('plan').firstOrFail()
    const max = offered.get(plan)?.limitOf(DOCTORS) ?? null
    if (max !== null && (await countDoctors(id, trx, email)) >= max) {
      throw new LimitReachedError(DOCTORS, max)
    }
  }
}

/** Doctors of the clinic, and invitations that could still make one; but for those to `email`. */
export async function countDoctors(
  clinicId: string,
  client: Client = db.connection('central'),
  email = ''
): Promise<number> {
  const now = DateTime.utc().toSQL({ includeOffset: false })
  const role = 'doctor'
  const members = await client
    .from('memberships')
    .where('clinic_id', clinicId)
    .where((one) => one.where('role', role).orWhere('practises', true))
    .count('* as n')
  const invited = await client
    .from('invitations')
    .where({ clinic_id: clinicId, role })
    .whereNull('accepted_at')
    .where('expires_at', '>', now)
    .whereNot('email', email)
    .count('* as n')
  return Number(members[0].n) + Number(invited[0].n)
}
