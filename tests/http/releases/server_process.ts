import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import app from '@adonisjs/core/services/app'
import { ApiClient } from '@japa/api-client'
import { freePort } from '#tests/free_port'
import { until } from '#tests/http/releases/until'

/** A server in a process of its own, over the databases of this run. Stop it, whatever happens. */
export class ServerProcess {
  readonly #child: ChildProcess
  readonly url: string
  #output = ''

  /** Resolves when it answers. */
  static async start(env: Record<string, string> = {}) {
    const port = String(await freePort())
    const url = `http://127.0.0.1:${port}`
    const server = new ServerProcess(url, { ...process.env, PORT: port, APP_URL: url, ...env })
    try {
      await until(`a server answers at ${url}`, () => server.#answers(), 45_000)
      return server
    } catch (error) {
      await server.stop()
      throw new Error(server.#output || 'The server wrote nothing.', { cause: error })
    }
  }

  private constructor(url: string, env: NodeJS.ProcessEnv) {
    this.url = url
    this.#child = spawn(process.execPath, ['--import=@poppinss/ts-exec', 'bin/server.ts'], {
      cwd: app.makePath(),
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (text) => (this.#output += text))
    }
  }

  /** Sends requests to this server as the test's own client does to the one in its process. */
  get client() {
    return new ApiClient(this.url)
  }

  get output() {
    return this.#output
  }

  /** @returns the exit code; `null` where it had to be killed */
  async stop(): Promise<number | null> {
    if (this.#child.exitCode !== null) return this.#child.exitCode
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const impatient = setTimeout(() => this.#child.kill('SIGKILL'), 10_000)
    const [code] = await ended
    clearTimeout(impatient)
    return code
  }

  async #answers() {
    if (this.#child.exitCode !== null) throw new Error('It ended.')
    return (await fetch(`${this.url}/health/live`)).ok
  }
}
