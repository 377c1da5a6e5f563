import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import type { ProviderName } from '#subscriptions/payments/provider_name'
import { stored } from '#tenancy/stored'

interface Told {
  /** As the provider calls it. */
  id: string
  provider: ProviderName
  type: string
}

/**
 * Heeds what a provider told, once. One that could not be heeded is heeded when it is told again;
 * two at once are safe because payments are idempotent themselves.
 *
 * @param heed answers what came of it, in a word
 */
export async function heedOnce(
  { id, provider, type }: Told,
  heed: () => Promise<string>
): Promise<string> {
  const known = await db.from('payment_events').where({ id }).first()
  if (known?.heeded_at) return known.outcome
  const received = { id, provider, type, received_at: stored(DateTime.utc()) }
  await db.knexQuery().table('payment_events').insert(received).onConflict('id').ignore()
  const outcome = await heed()
  await db
    .from('payment_events')
    .where({ id })
    .update({ outcome, heeded_at: stored(DateTime.utc()) })
  return outcome
}
