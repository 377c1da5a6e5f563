import { setTimeout as pause } from 'node:timers/promises'
import type { Place } from './clinics.js'

const CLIENTS = 8
const PER_SECOND = 60

/** A write that the server said is saved. */
export interface Saved {
  place: Place
  title: string
  words: string
}

/** Reads and writes in every clinic in turn, at a steady pace, and keeps what was acknowledged. */
export class Load {
  readonly #url: string
  readonly #places: readonly Place[]
  readonly #tokens = new Map<Place, { token: string; cookie: string }>()
  readonly saved: Saved[] = []
  readonly failures: string[] = []
  #latencies: number[] = []
  #next = 0
  #isOver = false
  #running: Promise<void>[] = []

  constructor(url: string, places: readonly Place[]) {
    this.#url = url
    this.#places = places
  }

  start() {
    this.#running = Array.from({ length: CLIENTS }, (_, at) => this.#client(at))
  }

  /** Milliseconds of each request since the last time. */
  take(): number[] {
    const taken = this.#latencies
    this.#latencies = []
    return taken
  }

  async stop() {
    this.#isOver = true
    await Promise.all(this.#running)
  }

  async #client(at: number) {
    const pace = (CLIENTS * 1_000) / PER_SECOND
    await pause((at * pace) / CLIENTS)
    while (!this.#isOver) {
      const begin = performance.now()
      const turn = this.#next++
      await this.#ask(this.#places[turn % this.#places.length], turn)
      const left = pace - (performance.now() - begin)
      if (left > 0) await pause(left)
    }
  }

  async #ask(place: Place, turn: number) {
    try {
      if (!this.#tokens.has(place)) await this.#timed(() => this.#read(place))
      const isWrite = Math.floor(turn / this.#places.length) % 2 === 1 || turn % 3 === 0
      await this.#timed(() => (isWrite ? this.#write(place, turn) : this.#read(place)))
    } catch (error) {
      this.failures.push(error instanceof Error ? error.message : String(error))
    }
  }

  async #timed(work: () => Promise<void>) {
    const begin = performance.now()
    await work()
    this.#latencies.push(performance.now() - begin)
  }

  async #read(place: Place) {
    const response = await fetch(this.#address(place), {
      headers: { cookie: place.cookie, accept: 'text/html' },
    })
    const page = await response.text()
    if (response.status !== 200) throw new RangeError(`read answered ${response.status}`)
    const token = /name="csrf-token" content="([^"]+)"/.exec(page)?.[1]
    if (!token) throw new RangeError('the page carries no token')
    this.#tokens.set(place, { token, cookie: place.cookie })
  }

  async #write(place: Place, turn: number) {
    const held = this.#tokens.get(place)
    const [title, words] = [`Notice ${turn}`, `Words of ${turn} at ${place.clinic.slug}`]
    const response = await fetch(this.#address(place), {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: place.cookie, accept: 'text/html' },
      body: new URLSearchParams({ _csrf: held?.token ?? '', title, words }),
    })
    await response.arrayBuffer()
    if (response.status !== 303) throw new RangeError(`write answered ${response.status}`)
    this.saved.push({ place, title, words })
  }

  #address({ clinic }: Place) {
    return `${this.#url}/c/${clinic.slug}/notices`
  }
}
