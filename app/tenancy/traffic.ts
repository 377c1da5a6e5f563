import { setTimeout as pause } from 'node:timers/promises'

const LOOK_MS = 2

/** How many people's requests this process is answering. What can wait, waits until it is none. */
export class Traffic {
  #underWay = 0

  async during<T>(work: () => T | Promise<T>): Promise<T> {
    this.#underWay++
    try {
      return await work()
    } finally {
      this.#underWay--
    }
  }

  /** Resolves when nobody is being answered, or after `atMostMs`: what can wait must end as well. */
  async lull(atMostMs = 250): Promise<void> {
    const until = Date.now() + atMostMs
    while (this.#underWay > 0 && Date.now() < until) await pause(LOOK_MS)
  }
}

/** The requests of this process. */
export const traffic = new Traffic()
