import type User from '#identity/user'
import { PASSWORD } from '#tests/factories/clinics'
import type { ServerProcess } from '#tests/http/releases/server_process'

/** Keeps the cookies of one server, and the token of the last form it saw. */
export class Browser {
  readonly #server: Pick<ServerProcess, 'url'>
  readonly #cookies = new Map<string, string>()
  #token = ''

  constructor(server: Pick<ServerProcess, 'url'>) {
    this.#server = server
  }

  /** As a request carries them. */
  get cookie() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  open(path: string) {
    return this.#send(path)
  }

  /** Sends the form that is open; opens it first where none is. */
  async signIn({ email }: User) {
    if (!this.#token) await this.open('/sign-in')
    const body = new URLSearchParams({ _csrf: this.#token, email, password: PASSWORD })
    return this.#send('/sign-in', { method: 'POST', body })
  }

  async #send(path: string, init: RequestInit = {}) {
    const headers = { accept: 'text/html', cookie: this.cookie }
    const response = await fetch(this.#server.url + path, { ...init, headers, redirect: 'manual' })
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      this.#cookies.set(name, value)
    }
    const body = await response.text()
    this.#token = /name='_csrf' value='([^']+)'/.exec(body)?.[1] ?? this.#token
    return { status: response.status, body }
  }
}
