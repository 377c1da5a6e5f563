import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { FencedOffError } from '#rollouts/errors'
import { stored } from '#tenancy/stored'

/** Which line of the ledger moves, from which release to which. */
export interface Flip {
  clinicId: string
  moduleKey: string
  from: string
  to: string
  /** The newest release whose migrations have run, where that changes as well. */
  schema?: string
}

/**
 * Points clinics at another release: a line of the ledger each, in the transaction that also moves
 * their steps. Running it again changes nothing.
 *
 * @throws FencedOffError where a clinic runs neither of the two
 */
export async function flip(trx: TransactionClientContract, flips: readonly Flip[]) {
  for (const alike of groupsOf(flips)) {
    const [{ moduleKey, from, to, schema }] = alike
    const clinicIds = alike.map(({ clinicId }) => clinicId)
    const moved = await trx
      .from('clinic_releases')
      .whereIn('clinic_id', clinicIds)
      .where('module_key', moduleKey)
      .whereIn('version', [from, to])
      .update({
        version: to,
        ...(schema && { schema_version: schema }),
        updated_at: stored(DateTime.utc()),
      })
    if (Number([moved].flat()[0]) !== clinicIds.length) throw new FencedOffError()
  }
}

/** Those that differ in nothing but the clinic. */
function groupsOf(flips: readonly Flip[]): Flip[][] {
  const groups = new Map<string, Flip[]>()
  for (const one of flips) {
    const key = [one.moduleKey, one.from, one.to, one.schema].join(' ')
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}
