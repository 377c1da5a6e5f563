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

/** A job and when to work it. */
export interface NewJob extends QueuedJob {
  /** Milliseconds before it may be worked; at once where left out. */
  delay?: number
  /**
   * While a job of this name, clinic and key waits, another is not added and the first one's time
   * stands. Once a worker took it, the key is free: what changes meanwhile is worked again.
   */
  key?: string
}

/** A job that was given up, for a person to look at. */
export interface ParkedJob {
  id: string
  name: string
  clinicId: string | null
  attempts: number
  /** The code of its last error: the words could hold what a person typed. */
  error: string
}

/** How many jobs are in each state; `delayed` ones wait for their time. */
export type JobCounts = Record<'waiting' | 'running' | 'delayed' | 'parked', number>

/** Carries jobs to whoever works them. Delivers at least once. */
export interface QueueDriver {
  push(job: NewJob): Promise<void>
  /**
   * Begins to work; `work` is called once per delivery and rejects to be tried again: a few times
   * where it failed, for ever where it said `NotNowError`.
   */
  start(work: (job: QueuedJob) => Promise<void>): Promise<void>
  /** Takes no new job, waits for those under way. */
  stop(): Promise<void>
  /** The newest first, `most` of them. */
  parked(most: number): Promise<ParkedJob[]>
  /** Lets a parked job wait again with no failure counted; answers whether it was parked. */
  retry(id: string): Promise<boolean>
  /** Removes a parked job for good; answers whether it was parked. */
  discard(id: string): Promise<boolean>
  counts(): Promise<JobCounts>
}

const MOST_PARKED = 100

/** The one queue of this process, over whichever driver the deployment chose. */
export class Queue {
  #driver: QueueDriver | undefined

  use(driver: QueueDriver) {
    this.#driver = driver
  }

  push(job: NewJob): Promise<void> {
    return this.#required().push(job)
  }

  start(work: (job: QueuedJob) => Promise<void>): Promise<void> {
    return this.#required().start(work)
  }

  async stop() {
    await this.#driver?.stop()
  }

  parked(most = MOST_PARKED): Promise<ParkedJob[]> {
    return this.#required().parked(most)
  }

  retry(id: string): Promise<boolean> {
    return this.#required().retry(id)
  }

  discard(id: string): Promise<boolean> {
    return this.#required().discard(id)
  }

  counts(): Promise<JobCounts> {
    return this.#required().counts()
  }

  #required() {
    if (!this.#driver) throw new TypeError('The queue has no driver yet.')
    return this.#driver
  }
}

export const queue = new Queue()
