import { AsyncLocalStorage } from 'node:async_hooks'
import app from '@adonisjs/core/services/app'
import { bus } from '#bus/bus'
import type { Announcement, Listener } from '#gateway/live/live_stream'
import { LiveStream } from '#gateway/live/live_stream'
import { TooManyAttemptsError } from '#identity/errors'

const CHECK_MS = 15_000
/** Of one member in one process: a page each, on every device. */
const MOST_OF_ONE = 12
const COME_BACK_SECONDS = 30
/** A page is made, then it begins to listen: what was said between the two is told when it does. */
const RECENT_MS = 10_000

/** The open pages of this process. What another process announces comes over the bus. */
export class LiveStreams {
  /** Whoever opens a page is inside a clinic; what tells it later is inside none. */
  readonly #outside = AsyncLocalStorage.snapshot()
  readonly #open = new Set<LiveStream>()
  readonly #recent = new Map<string, { announcement: Announcement; at: number }>()
  #timer: NodeJS.Timeout | undefined
  #endsWithApp = false

  constructor() {
    bus.subscribe('page.changed', (announcement) => this.#outside(() => this.#hear(announcement)))
  }

  get count() {
    return this.#open.size
  }

  /** @throws TooManyAttemptsError where the member has enough of them */
  open(listener: Listener): LiveStream {
    const own = [...this.#open].filter(({ userId }) => userId === listener.userId)
    if (own.length >= MOST_OF_ONE) throw new TooManyAttemptsError(COME_BACK_SECONDS)
    const stream = this.#outside(() => new LiveStream(listener))
    this.#open.add(stream)
    stream.body.once('close', () => this.#close(stream))
    this.#watch()
    for (const { announcement } of this.#fresh()) {
      if (stream.hears(announcement)) stream.tell(announcement)
    }
    return stream
  }

  /** Asks of each whether its member may still look. */
  async check() {
    for (const stream of [...this.#open]) await stream.check()
  }

  endAll() {
    for (const stream of this.#open) stream.end()
  }

  #hear(announcement: Announcement) {
    const { clinicId, topic, key } = announcement
    this.#fresh()
    this.#recent.set(`${clinicId} ${topic} ${key}`, { announcement, at: Date.now() })
    for (const stream of this.#open) if (stream.hears(announcement)) stream.tell(announcement)
  }

  #fresh() {
    for (const [name, { at }] of this.#recent) {
      if (at < Date.now() - RECENT_MS) this.#recent.delete(name)
    }
    return this.#recent.values()
  }

  /** A server that is told to end waits for its answers: these would never be done. */
  #watch() {
    this.#timer ??= this.#outside(() => setInterval(() => void this.check(), CHECK_MS).unref())
    if (this.#endsWithApp) return
    this.#endsWithApp = true
    app.terminating(() => this.endAll())
  }

  #close(stream: LiveStream) {
    this.#open.delete(stream)
    if (this.#open.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }
}

export const liveStreams = new LiveStreams()
