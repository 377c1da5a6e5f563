/**
 * One drag or pull, from where it was let go until it is decided what becomes of it. The appointment stays where it was dropped
 * meanwhile, so that one sees what is asked about.
 */
export class Dropping {
  #revert
  #onEnd

  constructor({ id, revert }, onEnd) {
    this.#revert = revert
    this.#onEnd = onEnd
    this.slip = document.querySelector(`.ec-event[data-appointment="${id}"]:not(.ec-preview)`)
  }

  wait() {
    this.slip?.classList.add('is-undecided')
  }

  stay() {
    this.#end()
  }

  back() {
    this.#end(this.#revert)
  }

  /** Whatever comes first counts. */
  #end(act) {
    const end = this.#onEnd
    if (!end) return
    this.#onEnd = null
    this.slip?.classList.remove('is-undecided')
    act?.()
    end()
  }
}
