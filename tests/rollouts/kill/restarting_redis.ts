import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importScript } from '#tests/unit/toolchain/scripts'

interface Programs {
  ensurePrograms(wanted: string[]): Promise<Record<string, string>>
}
interface Redis {
  startRedis(programs: Record<string, string>, folder: string): Promise<Started>
}
interface Started {
  env: { REDIS_HOST: string; REDIS_PORT: string }
  stop(): Promise<void>
  restart(): Promise<void>
}

/** One more Redis, to be killed and started again; it keeps nothing. */
export class RestartingRedis {
  readonly #folder: string
  readonly #server: Started

  static async start() {
    const { ensurePrograms } = await importScript<Programs>('servers/programs.js')
    const { startRedis } = await importScript<Redis>('servers/redis.js')
    const folder = await mkdtemp(join(tmpdir(), 'medtrack-redis-'))
    return new RestartingRedis(folder, await startRedis(await ensurePrograms(['redis']), folder))
  }

  private constructor(folder: string, server: Started) {
    this.#folder = folder
    this.#server = server
  }

  /** How another process reaches it. */
  get env(): Record<string, string> {
    return this.#server.env
  }

  restart() {
    return this.#server.restart()
  }

  async stop() {
    await this.#server.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
