import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { ledger } from '#releases/ledger'
import type { ClinicLeases } from '#rollouts/clinic_leases'
import type { StepChange } from '#rollouts/steps/change_steps'
import { changeSteps } from '#rollouts/steps/change_steps'
import type { Flip } from '#rollouts/steps/flip'
import { flip } from '#rollouts/steps/flip'
import { recordEvents } from '#rollouts/trail'

/** What has come to its end in a batch stands in the database after this long at the latest. */
const WRITE_MS = 250

/** What became of a step, for this visit of a worker at least. */
export interface StepEnd extends StepChange {
  flip?: Flip
}

/**
 * Writes down together what became of the steps of a batch: the flips, the steps, the trail and the
 * leases given back are one transaction. Nothing is told before, and a worker that dies before has
 * changed nothing but schemas, which the next one finds as they are.
 */
export class StepEnds {
  readonly #leases: ClinicLeases
  #open: StepEnd[] = []
  #writing: Promise<void> = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  constructor(leases: ClinicLeases) {
    this.#leases = leases
  }

  add(end: StepEnd) {
    this.#open.push(end)
    this.#timer ??= setTimeout(() => void this.write(), WRITE_MS)
  }

  /** Resolves when everything that was added stands in the database. */
  write(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const ends = this.#open.splice(0)
    this.#writing = this.#writing.then(() => this.#write(ends))
    return this.#writing
  }

  /** One that is lost must not take the others down: then each is written by itself. */
  async #write(ends: readonly StepEnd[]): Promise<void> {
    if (ends.length === 0) return
    try {
      await this.#commit(ends)
    } catch (error) {
      if (ends.length > 1) for (const end of ends) await this.#write([end])
      // The step stays handed out; whoever looks next finds it where it was.
      else logger.warn({ err: error, step: ends[0].step.id }, "a step's end was not written down")
    }
  }

  async #commit(ends: readonly StepEnd[]) {
    const clinicIds = ends.map(({ step }) => step.clinicId)
    const flips = ends.flatMap((end) => end.flip ?? [])
    await db.transaction(async (trx) => {
      await this.#leases.demand(trx, clinicIds, { isLast: true })
      await flip(trx, flips)
      await changeSteps(trx, ends)
      await recordEvents(
        ends.map((end) => this.#lineOf(end)),
        trx
      )
    })
    this.#leases.forget(clinicIds)
    if (flips.length > 0) await ledger.tell(...flips.map(({ clinicId }) => clinicId))
  }

  #lineOf({ step, changes }: StepEnd) {
    const { id: stepId, rolloutId, clinicId } = step
    const mark = { fence: this.#leases.fenceOf(clinicId), actor: this.#leases.holder }
    const event = changes.state ?? step.state
    return { rolloutId, stepId, clinicId, ...mark, event, details: changes.error ?? undefined }
  }
}
