import { until } from '#tests/http/releases/until'

/** A browser's end of a stream of server-sent events: signed in for real, and read as it comes. */
export class LiveReader {
  readonly status: number
  #text = ''
  #ended = false
  readonly #gone = new AbortController()

  /** Resolves once the server answered. */
  static async open(url: string, cookie: string) {
    const gone = new AbortController()
    const headers = { accept: 'text/event-stream', cookie }
    const response = await fetch(url, { headers, redirect: 'manual', signal: gone.signal })
    return new LiveReader(response, gone)
  }

  private constructor(response: Response, gone: AbortController) {
    this.status = response.status
    this.#gone = gone
    void this.#read(response).catch(() => {})
  }

  /** Each `changed` that came, as topic and key. */
  get heard(): [topic: string, key: string | null][] {
    return [...this.#text.matchAll(/event: changed\ndata: (.*)\n\n/g)].map(([, data]) => {
      const { topic, key } = JSON.parse(data)
      return [topic, key]
    })
  }

  get text() {
    return this.#text
  }

  hears(key: string) {
    return until(`${key} is heard`, async () => this.heard.some(([, known]) => known === key))
  }

  ends() {
    return until('the stream ended', async () => this.#ended)
  }

  close() {
    this.#gone.abort()
  }

  async #read(response: Response) {
    const decoder = new TextDecoder()
    try {
      for await (const part of response.body ?? []) {
        this.#text += decoder.decode(part, { stream: true })
      }
    } finally {
      this.#ended = true
    }
  }
}
