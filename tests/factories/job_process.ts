import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import app from '@adonisjs/core/services/app'

interface Job {
  /** `<module key>.<job>` */
  name: string
  clinicId: string
  recordId: string
}

/** A job of a module that is worked in a process of its own, which may be killed in the middle of it. */
export class JobProcess {
  readonly #child: ChildProcess

  private constructor({ name, clinicId, recordId }: Job, env: Record<string, string>) {
    const script = app.makePath('tests/factories/work_job.ts')
    const args = ['--import=@poppinss/ts-exec', script, name, clinicId, recordId]
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
    this.#child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: [...stdio],
    })
  }

  /** Resolves when it waits for a word to begin. @param env what is different there */
  static async start(job: Job, env: Record<string, string> = {}) {
    const working = new JobProcess(job, env)
    await once(working.#child, 'message')
    return working
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
