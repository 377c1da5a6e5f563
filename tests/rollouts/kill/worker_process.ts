import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import app from '@adonisjs/core/services/app'

/** `bin/worker` in a process of its own, over the databases of this run. */
export class WorkerProcess {
  readonly #child: ChildProcess
  #output = ''
  /** When it works jobs. */
  readonly ready: Promise<unknown>

  constructor(env: Record<string, string> = {}) {
    this.#child = spawn(process.execPath, ['--import=@poppinss/ts-exec', 'bin/worker.ts'], {
      cwd: app.makePath(),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.ready = once(this.#child, 'message')
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (text) => (this.#output += text))
    }
  }

  get pid() {
    return this.#child.pid
  }

  /** Whether it is no more, by itself or by us. */
  get hasEnded() {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }

  get output() {
    return this.#output
  }

  /** As the power going: nothing of it runs any more when this returns. */
  async kill() {
    await this.#end('SIGKILL')
  }

  /** @returns the exit code */
  async stop() {
    await this.#end('SIGTERM')
    return this.#child.exitCode
  }

  async #end(signal: NodeJS.Signals) {
    if (this.hasEnded) return
    const ended = once(this.#child, 'exit')
    this.#child.kill(signal)
    await ended
  }
}
