import db from '@adonisjs/lucid/services/db'
import { audit } from '@medtrack/sdk'
import { recordOnPlatform } from '#audit/platform_trail'
import type { Agent } from '#clinics/agent'
import { ChangedMeanwhileError } from '#clinics/errors'
import { runningSubscription } from '#subscriptions/subscribing'
import type Clinic from '#tenancy/clinic'

/**
 * A subscription that was to end with its period goes on, for the entered clinic.
 *
 * @throws ChangedMeanwhileError when it ended, or goes on already
 */
export async function keepSubscription(clinic: Clinic, agent: Agent): Promise<void> {
  const { id: clinicId } = clinic
  await db.connection('central').transaction(async (trx) => {
    const subscription = await runningSubscription(clinicId, trx)
    const [changed] = [
      await trx
        .from('subscriptions')
        .where({ id: subscription?.id ?? '', cancel_at_period_end: true })
        .whereNot('state', 'cancelled')
        .update({ cancel_at_period_end: false }),
    ].flat()
    if (!subscription || Number(changed) !== 1) throw new ChangedMeanwhileError()
    const entity = { type: 'Subscription', id: subscription.id }
    const details = { plan: subscription.plan }
    const act = { action: 'subscription.keep', entity, details }
    await audit({ ...act, type: 'U' })
    await recordOnPlatform({ ...act, agent, clinicId, source: agent.source }, trx)
  })
}
