import { setTimeout as pause } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import type Rollout from '#rollouts/rollout'
import { WorkerProcess } from '#tests/rollouts/kill/worker_process'

/** Longer than it takes until the first clinics of a batch are written down: some kills come after it. */
const LONGEST_PAUSE_MS = 600

/** Keeps workers at work on a rollout and kills whichever has just begun a clinic. */
export class Killer {
  readonly #rollout: Rollout
  #workers: WorkerProcess[]
  readonly #env: Record<string, string>
  #lastEvent = 0
  kills = 0
  /** How often a kill struck in each state. */
  readonly struck: Record<string, number> = {}

  constructor(rollout: Rollout, workers: number, env: Record<string, string> = {}) {
    this.#rollout = rollout
    this.#env = env
    this.#workers = Array.from({ length: workers }, () => new WorkerProcess(env))
  }

  get output() {
    return this.#workers.map(({ output }) => output).join('\n')
  }

  /** Kills `most` workers, each at a random moment of its work, or fewer where the rollout ends. */
  async run(most: number, isOver: () => Promise<boolean>) {
    while (this.kills < most && !(await isOver())) {
      if (this.#workers.every(({ hasEnded }) => hasEnded)) {
        throw new Error(`No worker is left, after ${this.kills} kills:\n${this.output}`)
      }
      const victim = await this.#whoBegan()
      if (victim) {
        await pause(Math.random() * LONGEST_PAUSE_MS)
        await this.#replace(victim)
      } else {
        await pause(5)
      }
    }
  }

  async stop() {
    await Promise.all(this.#workers.map((worker) => worker.kill()))
  }

  async #whoBegan() {
    const events = await db
      .from('rollout_events')
      .where({ rollout_id: this.#rollout.id, event: 'taken' })
      .where('id', '>', this.#lastEvent)
      .orderBy('id')
    this.#lastEvent = Number(events.at(-1)?.id ?? this.#lastEvent)
    const pids = events.map(({ actor }) => Number(String(actor).split(':')[1]))
    return this.#workers.find(({ pid }) => pid && pids.includes(pid))
  }

  /** Where the clinics stand that are handed out at this moment. */
  async #note() {
    const steps = await db
      .from('rollout_steps')
      .where('rollout_id', this.#rollout.id)
      .whereNotNull('queued_at')
    for (const { state } of steps) this.struck[state] = (this.struck[state] ?? 0) + 1
  }

  async #replace(victim: WorkerProcess) {
    await victim.kill()
    this.kills += 1
    await this.#note()
    this.#workers = this.#workers.filter((worker) => worker !== victim)
    this.#workers.push(new WorkerProcess(this.#env))
  }
}
