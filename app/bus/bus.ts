import { randomUUID } from 'node:crypto'
import logger from '@adonisjs/core/services/logger'

/** What processes tell one another. Only ids travel: never patient data. */
export interface BusTopics {
  /** A clinic's row changed: name, status, plan, placement. */
  'clinic.changed': { clinicId: string }
  /** A clinic runs another release of a module, or its switch moved. */
  'ledger.changed': { clinicId: string }
  /** A plan was made, edited or archived. */
  'plan.changed': { plan: string }
  /** Keys of a clinic's patients are gone for good. */
  'keys.destroyed': { clinicId: string; subjectIds: string[] }
  /** Something on pages of a clinic changed; the key says which, and nothing of a patient. */
  'page.changed': { clinicId: string; topic: string; key: string | null }
  /** Flags were turned. */
  'flags.changed': { flag: string }
}

export type Topic = keyof BusTopics

export type Signal<T extends Topic = Topic> = {
  origin: string
  topic: T
  payload: BusTopics[T]
}

/** Carries signals to the other processes of the deployment. */
export interface BusTransport {
  start(receive: (signal: Signal) => void): Promise<void>
  /** In their order. */
  send(...signals: Signal[]): Promise<void>
  stop(): Promise<void>
}

/**
 * Tells every process what changed. Handlers of this process run before `publish` returns, so the
 * very next request here sees the change; the others follow as fast as the transport is.
 */
export class Bus {
  readonly #origin = randomUUID()
  readonly #handlers = new Map<Topic, Set<(payload: never) => void>>()
  #transport: BusTransport | undefined

  get isStarted() {
    return this.#transport !== undefined
  }

  async start(transport: BusTransport) {
    await transport.start((signal) => {
      if (signal.origin !== this.#origin) this.#deliver(signal.topic, signal.payload)
    })
    this.#transport = transport
  }

  async stop() {
    await this.#transport?.stop()
    this.#transport = undefined
  }

  subscribe<T extends Topic>(topic: T, handler: (payload: BusTopics[T]) => void) {
    const handlers = this.#handlers.get(topic) ?? new Set()
    this.#handlers.set(topic, handlers.add(handler))
  }

  /** What changed is stored already: that the others could not be told is no reason to fail. */
  async publish<T extends Topic>(topic: T, ...payloads: BusTopics[T][]) {
    for (const payload of payloads) this.#deliver(topic, payload)
    try {
      const origin = this.#origin
      await this.#transport?.send(...payloads.map((payload) => ({ origin, topic, payload })))
    } catch (error) {
      logger.error({ err: error, topic }, 'the other processes were not told of a change')
    }
  }

  #deliver<T extends Topic>(topic: T, payload: BusTopics[T]) {
    for (const handler of this.#handlers.get(topic) ?? []) {
      try {
        handler(payload as never)
      } catch (error) {
        logger.error({ err: error, topic }, 'a change was not taken in')
      }
    }
  }
}

/** The bus of this process. */
export const bus = new Bus()
