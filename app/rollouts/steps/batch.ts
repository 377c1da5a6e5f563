import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { ledger } from '#releases/ledger'
import { ClinicLeases } from '#rollouts/clinic_leases'
import { stopOverBudget } from '#rollouts/conductor/budget'
import Rollout from '#rollouts/rollout'
import RolloutStep from '#rollouts/rollout_step'
import { SchemaRights } from '#rollouts/schema/schema_rights'
import { StepEnds } from '#rollouts/steps/step_ends'
import { StepWork } from '#rollouts/steps/step_work'
import { isRunning, walk } from '#rollouts/steps/walk'
import { recordEvents } from '#rollouts/trail'
import { directory } from '#tenancy/clinic_directory'

/** After this long the clinics that were not begun are for others to take. */
const LONGEST_MS = 2_000

/** What is done between two clinics, told how many ms the last one took. */
export type Pause = (worked: number) => Promise<unknown>

/**
 * Steps of one rollout on one database server that were handed out together. A worker takes the
 * leases of all their clinics and works one clinic after the other; what a person or the failure
 * budget halts, and what takes long, gives the rest back untouched.
 */
export class Batch {
  readonly rollout: Rollout
  readonly #id: string
  readonly #leases: ClinicLeases
  readonly #ends: StepEnds
  readonly #rights = new SchemaRights()
  /** Not begun yet. */
  readonly #steps: RolloutStep[]

  private constructor(id: string, rollout: Rollout, leases: ClinicLeases, steps: RolloutStep[]) {
    this.#id = id
    this.rollout = rollout
    this.#leases = leases
    this.#steps = steps
    this.#ends = new StepEnds(leases)
  }

  /**
   * The job that names a batch is only a nudge: what is to be done stands in its steps, and who may
   * do it is whoever gets the leases of their clinics. One that another holds, or held until it died,
   * is left out; the conductor asks again when the lease has run out.
   *
   * @returns `null` where nothing is left of it
   */
  static async take(id: string): Promise<Batch | null> {
    const handed = RolloutStep.query().where('batch', id).whereNotNull('queuedAt')
    const named = await handed.clone().select('clinicId').pojo<{ clinic_id: string }>()
    if (named.length === 0) return null
    const leases = await ClinicLeases.take(named.map((step) => step.clinic_id))
    try {
      // Read only now: they may have moved before the leases were ours.
      const steps = await handed.whereIn('clinicId', leases.clinicIds).orderBy('position')
      const rollout = steps.length > 0 ? await Rollout.find(steps[0].rolloutId) : null
      if (rollout) return new Batch(id, rollout, leases, steps)
    } catch (error) {
      await leases.release()
      throw error
    }
    await leases.release()
    return null
  }

  async work(pause: Pause) {
    const late = setTimeout(() => void this.#handBack().catch(report), LONGEST_MS)
    try {
      await this.#begin()
      for (let step = await this.#next(); step; step = await this.#next()) {
        const began = performance.now()
        const isWell = await this.#workOn(step)
        if (!isWell) await this.#halt()
        await pause(performance.now() - began)
      }
    } finally {
      clearTimeout(late)
      await this.#rights.close()
      await this.#ends.write()
      await this.#leases.release()
    }
  }

  async #begin() {
    const clinicIds = this.#steps.map(({ clinicId }) => clinicId)
    await directory.foresee(clinicIds)
    ledger.foresee(clinicIds)
    const lines = this.#steps.map(({ id: stepId, rolloutId, clinicId, state: details }) => {
      const mark = { fence: this.#leases.fenceOf(clinicId), actor: this.#leases.holder }
      return { rolloutId, stepId, clinicId, ...mark, event: 'taken', details }
    })
    await recordEvents(lines)
  }

  /** Asked anew before each clinic: a person may have paused, another worker have failed too often. */
  async #next(): Promise<RolloutStep | undefined> {
    if (this.#steps[0]?.state === 'waiting' && !(await isRunning(this.rollout.id))) {
      await this.#handBack()
    }
    return this.#steps.shift()
  }

  async #workOn(step: RolloutStep) {
    const clinic = await directory.byId(step.clinicId)
    if (!clinic) {
      // Being removed, or made: nobody's to move.
      const changes = { state: 'skipped', queuedAt: null, endedAt: Date.now() } as const
      this.#ends.add({ step, changes })
      return true
    }
    const { rollout } = this
    const at = { rollout, step, clinic, leases: this.#leases, ends: this.#ends }
    return walk(new StepWork(at), this.#rights)
  }

  /** Nothing more of this rollout begins before it is decided whether it goes on. */
  async #halt() {
    await this.#ends.write()
    const rollout = await Rollout.find(this.rollout.id)
    if (rollout) await stopOverBudget(rollout)
    await this.#handBack()
  }

  /** The leases first: whoever is handed a step must find its clinic free. */
  async #handBack() {
    const steps = this.#steps.splice(0)
    if (steps.length === 0) return
    await this.#leases.giveBack(steps.map(({ clinicId }) => clinicId))
    await db
      .from('rollout_steps')
      .whereIn(
        'id',
        steps.map(({ id }) => id)
      )
      .where('batch', this.#id)
      .whereNotNull('queued_at')
      .update({ queued_at: null, state: db.rawQuery(BEFORE).knexQuery })
  }
}

/** What was broken off begins again; what comes after the flip goes on. */
const BEFORE = "case when state in ('finishing', 'returning') then state else 'waiting' end"

function report(error: unknown) {
  logger.warn({ err: error }, 'the rest of a batch could not be handed back')
}
