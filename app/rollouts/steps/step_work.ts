import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { ReleaseMissingError } from '#releases/errors'
import type { ClinicLease } from '#rollouts/clinic_lease'
import { FencedOffError } from '#rollouts/errors'
import type Rollout from '#rollouts/rollout'
import type RolloutStep from '#rollouts/rollout_step'
import type { StepState } from '#rollouts/rollout_step'
import { recordEvent } from '#rollouts/trail'
import type Clinic from '#tenancy/clinic'

/** What a worker has in its hands: one clinic's step, and the lease under which it may do it. */
export class StepWork {
  constructor(
    readonly rollout: Rollout,
    readonly step: RolloutStep,
    readonly clinic: Clinic,
    readonly lease: ClinicLease
  ) {}

  get release(): Release {
    const { moduleKey, toVersion } = this.rollout
    const release = registry.find(moduleKey, toVersion)
    if (!release) throw new ReleaseMissingError(moduleKey, toVersion)
    return release
  }

  /** Notices early that the clinic is another's by now. */
  readonly check = () => {
    if (this.lease.isLost) throw new FencedOffError()
  }

  /**
   * Moves the step on, with what belongs to it in one transaction of the central database.
   *
   * @throws FencedOffError where the lease is lost, or the step moved without us
   */
  async move(
    state: StepState,
    changes: Partial<RolloutStep> = {},
    also?: (trx: TransactionClientContract) => Promise<unknown>
  ) {
    const { step, rollout, clinic, lease } = this
    const before = step.state
    await db.transaction(async (trx) => {
      await lease.demand(trx)
      await also?.(trx)
      const stands = await trx.from('rollout_steps').where({ id: step.id, state: before }).first()
      if (!stands) throw new FencedOffError()
      step.useTransaction(trx)
      await step.merge({ ...changes, state }).save()
      const { id: rolloutId } = rollout
      const place = { rolloutId, stepId: step.id, clinicId: clinic.id }
      const details = changes.error ?? undefined
      await recordEvent(
        { ...place, event: state, fence: lease.fence, actor: lease.holder, details },
        trx
      )
    })
  }
}
