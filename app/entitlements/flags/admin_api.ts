import type { FeatureInterface } from 'unleash-client/lib/feature.js'
import type { UnleashServer } from '#config/flags'
import { FlagRefusedError, FlagsUnreachableError } from '#entitlements/flags/errors'
import { sameStrategies } from '#entitlements/flags/flag_rule'
import { CONTEXT_FIELDS } from '#entitlements/flags/unleash_context'

const TIMEOUT_MS = 5_000
const MISSING = 404
const EXISTS = 409

interface AdminStrategy {
  id: string
  disabled?: boolean
}

type Strategies = NonNullable<FeatureInterface['strategies']>

/** Writes flags to an Unleash server, in one project and one environment. */
export class AdminApi {
  readonly #server: UnleashServer

  constructor(server: UnleashServer) {
    this.#server = server
  }

  /** @throws FlagsUnreachableError, FlagRefusedError */
  async read(name: string): Promise<FeatureInterface | undefined> {
    const answer = await this.#ask('GET', this.#inEnvironment(name), undefined, [MISSING])
    if (answer.status === MISSING) return undefined
    const { enabled, strategies } = (await answer.json()) as {
      enabled: boolean
      strategies: (Strategies[number] & AdminStrategy)[]
    }
    const counting = strategies.filter(({ disabled }) => !disabled)
    return { name, type: 'release', enabled, strategies: counting, variants: [] }
  }

  /**
   * Brings the server to this feature, whatever it has now: asking twice changes things once. A flag
   * goes off before its strategies change and on after, so that nobody sees a half of it.
   */
  async write(feature: FeatureInterface): Promise<void> {
    const before = (await this.read(feature.name)) ?? (await this.#make(feature))
    if (before.enabled && !feature.enabled) await this.#turn(feature.name, 'off')
    if (!sameStrategies(before, feature)) await this.#replaceStrategies(feature)
    if (!before.enabled && feature.enabled) await this.#turn(feature.name, 'on')
  }

  async #make({ name }: FeatureInterface): Promise<FeatureInterface> {
    for (const field of CONTEXT_FIELDS) {
      const context = { name: field, stickiness: field === 'clinicId' }
      await this.#ask('POST', '/context', context, [EXISTS])
    }
    const type = name.startsWith('module.') ? 'kill-switch' : 'release'
    await this.#ask('POST', this.#features(), { name, type }, [EXISTS])
    return { name, enabled: false, strategies: [] }
  }

  /** The first is rewritten in place: a feature without any strategy would be on for everyone. */
  async #replaceStrategies({ name, strategies = [] }: FeatureInterface) {
    const path = `${this.#inEnvironment(name)}/strategies`
    const found = (await (await this.#ask('GET', path)).json()) as AdminStrategy[]
    for (const [index, { name: kind, parameters, constraints }] of strategies.entries()) {
      const body = { name: kind, parameters, constraints, disabled: false }
      if (found[index]) await this.#ask('PUT', `${path}/${found[index].id}`, body)
      else await this.#ask('POST', path, body)
    }
    for (const { id } of found.slice(strategies.length)) await this.#ask('DELETE', `${path}/${id}`)
  }

  #turn(name: string, state: 'on' | 'off') {
    return this.#ask('POST', `${this.#inEnvironment(name)}/${state}`)
  }

  #features() {
    return `/projects/${encodeURIComponent(this.#server.project)}/features`
  }

  #inEnvironment(name: string) {
    const environment = encodeURIComponent(this.#server.environment)
    return `${this.#features()}/${encodeURIComponent(name)}/environments/${environment}`
  }

  async #ask(method: string, path: string, body?: unknown, expected: number[] = []) {
    const answer = await fetch(this.#server.adminUrl + path, {
      method,
      headers: { 'Authorization': this.#server.adminToken, 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw new FlagsUnreachableError(FlagsUnreachableError.message, { cause: error })
    })
    if (answer.ok || expected.includes(answer.status)) return answer
    if (answer.status >= 500) throw new FlagsUnreachableError()
    throw new FlagRefusedError(`Unleash answered ${answer.status} to ${method} ${path}.`)
  }
}
