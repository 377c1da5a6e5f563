import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import { registry } from '#releases/registry'
import type { Release } from '#releases/release'
import { ReleaseMissingError } from '#releases/errors'
import type { ClinicLeases } from '#rollouts/clinic_leases'
import { FencedOffError } from '#rollouts/errors'
import type Rollout from '#rollouts/rollout'
import type RolloutStep from '#rollouts/rollout_step'
import type { StepState } from '#rollouts/rollout_step'
import { changeSteps } from '#rollouts/steps/change_steps'
import type { Flip } from '#rollouts/steps/flip'
import type { Look } from '#rollouts/steps/look'
import type { StepEnds } from '#rollouts/steps/step_ends'
import { recordEvent } from '#rollouts/trail'
import type Clinic from '#tenancy/clinic'

/** Whose turn it is, under which leases, and where it is told what became of it. */
export interface At {
  rollout: Rollout
  step: RolloutStep
  clinic: Clinic
  leases: ClinicLeases
  ends: StepEnds
}

/** What a worker has in its hands: one clinic's step, and the lease under which it may do it. */
export class StepWork {
  readonly rollout: Rollout
  readonly step: RolloutStep
  readonly clinic: Clinic
  readonly fence: number
  /** What was seen before anything was touched, in this visit. */
  look: Look | undefined
  readonly #leases: ClinicLeases
  readonly #ends: StepEnds
  /** What became of the step since it was taken. */
  readonly #changes: Partial<RolloutStep> = {}
  #isNoted = true
  #db: QueryClientContract | undefined

  constructor({ rollout, step, clinic, leases, ends }: At) {
    this.rollout = rollout
    this.step = step
    this.clinic = clinic
    this.fence = leases.fenceOf(clinic.id)
    this.#leases = leases
    this.#ends = ends
  }

  /** The clinic's database, with the right to change its schema. */
  get db(): QueryClientContract {
    if (!this.#db) throw new TypeError("The clinic's database was not opened.")
    return this.#db
  }

  opened(client: QueryClientContract) {
    this.#db = client
    return this
  }

  get release(): Release {
    const { moduleKey, toVersion } = this.rollout
    const release = registry.find(moduleKey, toVersion)
    if (!release) throw new ReleaseMissingError(moduleKey, toVersion)
    return release
  }

  /** Notices early that the clinic is another's by now. */
  readonly check = () => {
    if (!this.#leases.holds(this.clinic.id)) throw new FencedOffError()
  }

  /** Goes on to a state. Nothing hangs on it, so it is written down only where it lasts: see `note`. */
  pass(state: StepState, changes: Partial<RolloutStep> = {}) {
    Object.assign(this.#changes, changes, { state })
    this.step.merge(this.#changes)
    this.#isNoted = false
  }

  /** Shows how far the step is to those who watch, and to whoever goes on after us. */
  async note() {
    if (this.#isNoted) return
    this.#isNoted = true
    await this.#write()
  }

  /**
   * Moves the step on, with what belongs to it in one transaction of the central database.
   *
   * @throws FencedOffError where the lease is lost, or the step was taken from us
   */
  async move(state: StepState, also: (trx: TransactionClientContract) => Promise<unknown>) {
    this.pass(state)
    this.#isNoted = true
    await this.#write(also)
  }

  /** Lets go of the step, with what became of it. It stands when the batch writes its ends down. */
  end(state: StepState, changes: Partial<RolloutStep> = {}, flip?: Flip) {
    this.pass(state, { ...changes, queuedAt: null })
    this.#isNoted = true
    this.#ends.add({ step: this.step, changes: this.#changes, flip })
  }

  #write(also?: (trx: TransactionClientContract) => Promise<unknown>) {
    const { step, clinic, fence } = this
    const changes = { ...this.#changes }
    return db.transaction(async (trx) => {
      await this.#leases.demand(trx, [clinic.id])
      await also?.(trx)
      await changeSteps(trx, [{ step, changes }])
      if (!also) return
      const place = { rolloutId: step.rolloutId, stepId: step.id, clinicId: clinic.id }
      const event = changes.state ?? step.state
      await recordEvent({ ...place, event, fence, actor: this.#leases.holder }, trx)
    })
  }
}
