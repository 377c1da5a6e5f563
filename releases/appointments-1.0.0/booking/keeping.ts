import { currentClinic } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { validate as isUuid } from 'uuid'
import Hold from '../models/hold.js'
import { HoldExpiredError } from './errors.js'
import { stored } from './stored.js'

/**
 * Keeps a held time for longer, in the transaction of whoever promises it.
 *
 * @throws HoldExpiredError where somebody else may have it by now
 */
export async function keepHold(holdId: string, until: DateTime) {
  const hold = isUuid(holdId) ? await Hold.query().where('id', holdId).forUpdate().first() : null
  if (!hold || hold.expiresAt <= DateTime.utc()) throw new HoldExpiredError()
  await hold.merge({ expiresAt: until }).save()
  await currentClinic()
    .db.from('appointments_claims')
    .where('hold_id', holdId)
    .update({ expires_at: stored(until) })
}
