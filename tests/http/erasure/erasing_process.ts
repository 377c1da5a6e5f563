import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import app from '@adonisjs/core/services/app'

/** An erasure that is worked in a process of its own. */
export class ErasingProcess {
  readonly #child: ChildProcess

  private constructor(clinicId: string, erasureId: string) {
    const script = app.makePath('tests/http/erasure/work_erasure.ts')
    const args = ['--import=@poppinss/ts-exec', script, clinicId, erasureId]
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
    this.#child = spawn(process.execPath, args, { env: process.env, stdio: [...stdio] })
  }

  /** Resolves when it waits for a word to begin. */
  static async start(clinicId: string, erasureId: string) {
    const erasing = new ErasingProcess(clinicId, erasureId)
    await once(erasing.#child, 'message')
    return erasing
  }

  begin() {
    this.#child.send('begin')
  }

  /** As the power going. */
  async kill() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await ended
  }

  /** @returns the exit code */
  async end(): Promise<number | null> {
    if (this.#child.exitCode === null) await once(this.#child, 'exit')
    return this.#child.exitCode
  }
}
