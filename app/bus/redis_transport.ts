import { randomUUID } from 'node:crypto'
import { redis as redisTransport } from '@boringnode/bus/transports/redis'
import type { Transport } from '@boringnode/bus/types/main'
import type { RedisOptions } from 'ioredis'
import type { BusTransport, Signal } from '#bus/bus'

const CHANNEL = 'medtrack.bus'

/** Signals over Redis publish/subscribe: every process hears of a change within milliseconds. */
export class RedisBusTransport implements BusTransport {
  readonly #transport: Transport

  constructor(options: RedisOptions) {
    this.#transport = redisTransport(options)()
  }

  async start(receive: (signal: Signal) => void) {
    // An id of its own: the transport keeps what comes from a namesake to itself.
    this.#transport.setId(randomUUID())
    await this.#transport.subscribe<Signal>(CHANNEL, receive)
  }

  async send(...signals: Signal[]) {
    for (const signal of signals) await this.#transport.publish(CHANNEL, signal)
  }

  async stop() {
    await this.#transport.disconnect()
  }
}
