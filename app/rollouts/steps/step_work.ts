import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { ReleaseMissingError } from '#releases/errors'
import type { ClinicLease } from '#rollouts/clinic_lease'
import { FencedOffError } from '#rollouts/errors'
import type Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import type { StepState } from '#rollouts/rollout_step'
import { recordEvent } from '#rollouts/trail'
import type Clinic from '#tenancy/clinic'

/** Whose turn it is, under which lease. */
export interface At {
  rollout: Rollout
  step: RolloutStep
  clinic: Clinic
  lease: ClinicLease
}

/** What a worker has in its hands: one clinic's step, and the lease under which it may do it. */
export class StepWork {
  readonly rollout: Rollout
  readonly step: RolloutStep
  readonly clinic: Clinic
  readonly lease: ClinicLease
  readonly #db: QueryClientContract | undefined

  constructor({ rollout, step, clinic, lease }: At, client?: QueryClientContract) {
    this.rollout = rollout
    this.step = step
    this.clinic = clinic
    this.lease = lease
    this.#db = client
  }

  /** The clinic's database, with the right to change its schema. */
  get db(): QueryClientContract {
    if (!this.#db) throw new TypeError("The clinic's database was not opened.")
    return this.#db
  }

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
   * Notes how far the step is, for those who watch and for whoever goes on after us. Nothing hangs
   * on it, so it is one statement and no line of the trail.
   *
   * @throws FencedOffError
   */
  async pass(state: StepState, changes: Partial<RolloutStep> = {}) {
    const { step, lease } = this
    const passed = await RolloutStep.query()
      .where({ id: step.id, state: step.state })
      .whereIn('clinicId', (leases) =>
        leases.from('clinic_leases').select('clinic_id').where({
          clinic_id: lease.clinicId,
          holder: lease.holder,
          fence: lease.fence,
        })
      )
      .update({ ...serialized(changes), state })
    if (Number([passed].flat()[0]) !== 1) throw new FencedOffError()
    step.merge({ ...changes, state })
    step.$hydrateOriginals()
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
    await db.transaction(async (trx) => {
      await lease.demand(trx, { isLast: changes.queuedAt === null })
      await also?.(trx)
      const moved = await RolloutStep.query({ client: trx })
        .where({ id: step.id, state: step.state })
        .update({ ...serialized(changes), state })
      if (Number([moved].flat()[0]) !== 1) throw new FencedOffError()
      const { id: rolloutId } = rollout
      const place = { rolloutId, stepId: step.id, clinicId: clinic.id }
      const details = changes.error ?? undefined
      await recordEvent(
        { ...place, event: state, fence: lease.fence, actor: lease.holder, details },
        trx
      )
    })
    step.merge({ ...changes, state })
    step.$hydrateOriginals()
  }
}

/** A statement past the model: JSON columns are written out. */
function serialized({ counts, ...changes }: Partial<RolloutStep>) {
  return counts === undefined || counts === null
    ? changes
    : { ...changes, counts: JSON.stringify(counts) }
}
