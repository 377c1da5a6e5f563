import { PassThrough } from 'node:stream'

/** What pages are told of: where in the clinic something changed. */
export interface Announcement {
  clinicId: string
  topic: string
  key: string | null
}

/** One open page, and what it wants to hear of. */
export interface Listener {
  clinicId: string
  userId: string
  topics: readonly string[]
  /** Whether whoever opened the page may still look at it. */
  mayStill: () => Promise<boolean>
}

/** A page that reads so slowly that this much waits for it is let go: it comes back and looks anew. */
const MOST_WAITING = 64 * 1024
const RETRY_MS = 3_000

/** Server-sent events for one page: `changed` with a topic and a key, comments between them. */
export class LiveStream {
  readonly body = new PassThrough()
  readonly #listener: Listener

  constructor(listener: Listener) {
    this.#listener = listener
    this.#write(`retry: ${RETRY_MS}\n\n`)
  }

  get userId() {
    return this.#listener.userId
  }

  hears({ clinicId, topic }: Announcement) {
    return this.#listener.clinicId === clinicId && this.#listener.topics.includes(topic)
  }

  tell({ topic, key }: Announcement) {
    this.#write(`event: changed\ndata: ${JSON.stringify({ topic, key })}\n\n`)
  }

  /** Ends it where the member may not look any more; else says a word, for proxies close what is silent. */
  async check() {
    if (await this.#listener.mayStill().catch(() => false)) this.#write(': still here\n\n')
    else this.end()
  }

  end() {
    this.body.end()
  }

  #write(text: string) {
    if (this.body.writableEnded) return
    this.body.write(text)
    if (this.body.writableLength > MOST_WAITING) this.end()
  }
}
