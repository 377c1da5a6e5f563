import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import encryption from '@adonisjs/core/services/encryption'
import DatabaseServer from '#tenancy/database_server'
import { importScript } from '#tests/unit/toolchain/scripts'

interface Programs {
  ensurePrograms(wanted: string[]): Promise<Record<string, string>>
}
interface Mariadb {
  startMariadb(
    programs: Record<string, string>,
    folder: string,
    options: { durable: boolean }
  ): Promise<{
    env: { DB_HOST: string; DB_PORT: string; DB_USER: string; DB_PASSWORD: string }
    stop(): Promise<void>
    restart(): Promise<void>
  }>
}

type Started = Awaited<ReturnType<Mariadb['startMariadb']>>

/** One more MariaDB, where new clinics go for as long as it stands; to be killed and started again. */
export class CrashingServer {
  readonly #folder: string
  readonly #server: Started
  readonly #row: DatabaseServer

  static async start() {
    const { ensurePrograms } = await importScript<Programs>('servers/programs.js')
    const { startMariadb } = await importScript<Mariadb>('servers/mariadb.js')
    const programs = await ensurePrograms(['mariadb', 'mariadbInstall'])
    const folder = await mkdtemp(join(tmpdir(), 'medtrack-crash-'))
    // MariaDB's own user must be able to walk through; the folders inside are closed.
    await chmod(folder, 0o711)
    const server = await startMariadb(programs, folder, { durable: true })
    await DatabaseServer.query().update({ acceptsClinics: false })
    const row = await DatabaseServer.create({
      name: 'crashing',
      engine: 'mysql',
      host: server.env.DB_HOST,
      port: Number(server.env.DB_PORT),
      adminUser: server.env.DB_USER,
      adminSecret: encryption.encrypt(server.env.DB_PASSWORD),
      acceptsClinics: true,
    })
    return new CrashingServer(folder, server, row)
  }

  private constructor(folder: string, server: Started, row: DatabaseServer) {
    this.#folder = folder
    this.#server = server
    this.#row = row
  }

  /** As the power going and coming back. */
  crash() {
    return this.#server.restart()
  }

  async stop() {
    await this.#row.delete()
    await DatabaseServer.query().update({ acceptsClinics: true })
    await this.#server.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }
}
