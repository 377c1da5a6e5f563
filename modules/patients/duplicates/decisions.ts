import { currentClinic, transaction } from '@medtrack/sdk'
import { audit, type Act } from '../acts.js'
import { storedNow } from '../people/registration.js'
import { pairOf } from './pair.js'

const TABLE = 'patients_duplicate_decisions'

/** Remembers that two who look alike are not the same person; saying so twice changes nothing. */
export async function distinguish(left: string, right: string) {
  await transaction(async () => {
    const { actor, db } = currentClinic()
    const decision = {
      ...pairOf(left, right),
      decided_by: actor.userId,
      decided_by_name: actor.name,
      decided_at: storedNow(),
    }
    await db.knexQuery().table(TABLE).insert(decision).onConflict(['one_id', 'other_id']).ignore()
    await tell('patients.duplicates.distinguish', left, right)
  })
}

/** Takes that back: they are up for review again. */
export async function reconsider(left: string, right: string) {
  await transaction(async () => {
    await currentClinic().db.from(TABLE).where(pairOf(left, right)).delete()
    await tell('patients.duplicates.reconsider', left, right)
  })
}

/** In the trails of both. */
async function tell(action: Act, left: string, right: string) {
  for (const [id, other] of [
    [left, right],
    [right, left],
  ]) {
    await audit({ action, type: 'U', entity: { type: 'Patient', id }, details: { other } })
  }
}
