import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of its own that answers questions, so that what is measured has a core to itself. */
export class BenchProcess {
  readonly #child: ChildProcess

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  /** Starts a script and waits until it says where it listens. */
  static async start(script: string, env: Record<string, string>) {
    const file = fileURLToPath(new URL(script, import.meta.url))
    const child = fork(file, {
      env: { ...process.env, ...env },
      execArgv: ['--import', '@poppinss/ts-exec', '--expose-gc'],
    })
    const server = new BenchProcess(child)
    const { url } = await server.#next<{ url: string }>()
    return { server, url }
  }

  ask<T>(question: string): Promise<T> {
    this.#child.send(question)
    return this.#next<T>()
  }

  /** A process with an open channel to its parent would wait for it instead of ending. */
  async stop() {
    this.#child.kill('SIGTERM')
    this.#child.disconnect()
    if (this.#child.exitCode === null) await once(this.#child, 'exit')
  }

  /** The framework reports its own start over the same channel; that is not for us. */
  #next<T>(): Promise<T> {
    return new Promise((resolve, reject) => {
      const listen = (message: T | string) => {
        if (typeof message === 'string' || 'isAdonisJS' in (message as object)) return
        this.#child.off('message', listen)
        resolve(message)
      }
      this.#child.on('message', listen)
      this.#child.once('exit', (code) => reject(new RangeError(`ended with ${code}`)))
    })
  }
}
