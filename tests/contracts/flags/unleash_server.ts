import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { UnleashServer } from '#config/flags'
import type { FlagContext } from '#entitlements/flag_source'
import { freePort } from '#tests/free_port'
import { importScript } from '#tests/unit/toolchain/scripts'

interface Programs {
  ensurePrograms(wanted: string[]): Promise<Record<string, string>>
}
interface Postgres {
  startPostgres(
    programs: Record<string, string>,
    folder: string
  ): Promise<{ env: Record<string, string>; stop(): Promise<void> }>
}
interface Unleash {
  ensureUnleash(): Promise<string>
  startUnleash(
    home: string,
    port: number,
    settings: Record<string, string>
  ): Promise<{ kill(): Promise<void> }>
}

const secret = () => randomBytes(16).toString('hex')

/** A real Unleash server on a PostgreSQL of its own, to be killed and started again. */
export class RealUnleash {
  readonly #tokens = {
    INIT_ADMIN_API_TOKENS: `*:*.${secret()}`,
    INIT_BACKEND_API_TOKENS: `default:development.${secret()}`,
  }
  #folder = ''
  #home = ''
  #port = 0
  #postgres: Awaited<ReturnType<Postgres['startPostgres']>> | undefined
  #server: Awaited<ReturnType<Unleash['startUnleash']>> | undefined

  async start() {
    const { ensurePrograms } = await importScript<Programs>('servers/programs.js')
    const { startPostgres } = await importScript<Postgres>('servers/postgres.js')
    const { ensureUnleash } = await importScript<Unleash>('servers/unleash.js')
    const programs = await ensurePrograms(['postgres', 'postgresInit'])
    this.#home = await ensureUnleash()
    this.#folder = await mkdtemp(join(tmpdir(), 'medtrack-unleash-run-'))
    // PostgreSQL's own user must be able to walk through; the folder inside is closed.
    await chmod(this.#folder, 0o711)
    this.#postgres = await startPostgres(programs, this.#folder)
    this.#port = await freePort()
    await this.serve()
  }

  async serve() {
    const { startUnleash } = await importScript<Unleash>('servers/unleash.js')
    const settings = { ...this.#postgres?.env, ...this.#tokens }
    this.#server = await startUnleash(this.#home, this.#port, settings)
  }

  /** Without a warning, in the middle of whatever it does. */
  async kill() {
    await this.#server?.kill()
    this.#server = undefined
  }

  async stop() {
    await this.kill()
    await this.#postgres?.stop()
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** As a deployment would be told; `name` keeps the backup files of its processes apart. */
  settings(name: string): UnleashServer {
    return {
      url: `http://127.0.0.1:${this.#port}/api`,
      clientToken: this.#tokens.INIT_BACKEND_API_TOKENS,
      adminUrl: `http://127.0.0.1:${this.#port}/api/admin`,
      adminToken: this.#tokens.INIT_ADMIN_API_TOKENS,
      project: 'default',
      environment: 'development',
      backupPath: join(this.#folder, name),
      refreshMs: 200,
    }
  }

  /** What the server itself answers for each of these clinics, asked plan by plan and ring by ring. */
  async answers(flag: string, clinics: FlagContext[]): Promise<Map<string, boolean>> {
    const kinds = Map.groupBy(clinics, ({ plan, ring, country }) => [plan, ring, country].join())
    const answers = await Promise.all([...kinds.values()].map((alike) => this.#ask(flag, alike)))
    return new Map(answers.flat())
  }

  async #ask(flag: string, [first, ...others]: FlagContext[]): Promise<[string, boolean][]> {
    const { adminUrl, adminToken } = this.settings('playground')
    const clinicId = [first, ...others].map((clinic) => clinic.clinicId).join(',')
    const context = { appName: 'medtrack', ...first, release: undefined, clinicId }
    const answer = await fetch(`${adminUrl}/playground/advanced`, {
      method: 'POST',
      headers: { 'Authorization': adminToken, 'Content-Type': 'application/json' },
      body: JSON.stringify({ environments: ['development'], projects: '*', context }),
    })
    const { features } = (await answer.json()) as Playground
    const found = features.find(({ name }) => name === flag)?.environments.development ?? []
    return found.map(({ context: { clinicId: id }, isEnabled }) => [id, isEnabled])
  }
}

interface Playground {
  features: {
    name: string
    environments: Record<string, { context: { clinicId: string }; isEnabled: boolean }[]>
  }[]
}
