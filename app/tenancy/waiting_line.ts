import { ClinicsBusyError } from '#tenancy/errors'

export interface LineLimits {
  /** How many requests may wait for a place. */
  waiting: number
  /** For how long, in milliseconds. */
  waitMs: number
}

/** Who finds no place waits in turn, briefly, rather than being let through. */
export class WaitingLine {
  readonly #limits: LineLimits
  readonly #admissions = new Set<() => void>()

  constructor(limits: LineLimits) {
    this.#limits = limits
  }

  /**
   * @param waitMs for how long; less for one who has waited before
   * @throws ClinicsBusyError when the line is full, or no place came free in time
   */
  wait(waitMs = this.#limits.waitMs): Promise<void> {
    if (waitMs <= 0 || this.#admissions.size >= this.#limits.waiting) throw new ClinicsBusyError()
    return new Promise((resolve, reject) => {
      const admit = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#admissions.delete(admit)
        reject(new ClinicsBusyError())
      }, waitMs)
      this.#admissions.add(admit)
    })
  }

  /** A place came free: the one who has waited longest looks for it. */
  admitNext() {
    const [admit] = this.#admissions
    if (!admit) return
    this.#admissions.delete(admit)
    admit()
  }
}
