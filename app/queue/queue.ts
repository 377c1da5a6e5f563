import { Exception } from '@adonisjs/core/exceptions'

/**
 * A job cannot be worked at present, through no fault of its own. The queue keeps it, however long
 * that lasts: it counts as no failure.
 */
export class NotNowError extends Exception {
  static code = 'E_NOT_NOW'
  static status = 503

  constructor(why: string) {
    super(`This job cannot be worked at present: ${why}.`)
  }
}

/** Work to be done outside a request. It names a record; everything else is in the database. */
export interface QueuedJob {
  /** `<module key>.<job>`; of the platform's own `<area>.<job>`. */
  name: string
  /** `null`: a job of the platform itself, in no clinic. */
  clinicId: string | null
  recordId: string
}

/** Carries jobs to whoever works them. Delivers at least once. */
export interface QueueDriver {
  push(job: QueuedJob): Promise<void>
  /**
   * Begins to work; `work` is called once per delivery and rejects to be tried again: a few times
   * where it failed, for ever where it said `NotNowError`.
   */
  start(work: (job: QueuedJob) => Promise<void>): Promise<void>
  /** Takes no new job, waits for those under way. */
  stop(): Promise<void>
}

/** The one queue of this process, over whichever driver the deployment chose. */
export class Queue {
  #driver: QueueDriver | undefined

  use(driver: QueueDriver) {
    this.#driver = driver
  }

  push(job: QueuedJob): Promise<void> {
    return this.#required().push(job)
  }

  start(work: (job: QueuedJob) => Promise<void>): Promise<void> {
    return this.#required().start(work)
  }

  async stop() {
    await this.#driver?.stop()
  }

  #required() {
    if (!this.#driver) throw new TypeError('The queue has no driver yet.')
    return this.#driver
  }
}

export const queue = new Queue()
