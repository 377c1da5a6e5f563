const BASE = () => process.env.APP_URL as string

interface Sent {
  form?: Record<string, string>
  headers?: Record<string, string>
}

export interface Page {
  status: number
  location: string | null
  headers: Headers
  body: string
}

/**
 * A browser without a screen: keeps its cookies, follows no redirect by itself, and sends forms with
 * the token of the page it saw last. Tests of sign-in must not take a short way in.
 */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #address: string
  #token = ''

  /** @param address where the visitor comes from, so that tests are counted apart */
  constructor(address = freshAddress()) {
    this.#address = address
  }

  get sessionCookie() {
    return this.cookies.get('medtrack_session')
  }

  get(path: string, { headers }: Sent = {}): Promise<Page> {
    return this.#send(path, { method: 'GET', headers })
  }

  send(method: 'POST' | 'PUT' | 'DELETE', path: string, { form, headers }: Sent = {}) {
    const body = new URLSearchParams({ _csrf: this.#token, ...form })
    return this.#send(method === 'POST' ? path : `${path}?_method=${method}`, {
      method: 'POST',
      body,
      headers,
    })
  }

  async signIn(email: string, password: string, form: Record<string, string> = {}): Promise<Page> {
    await this.get('/sign-in')
    return this.send('POST', '/sign-in', { form: { email, password, ...form } })
  }

  async #send(path: string, init: RequestInit): Promise<Page> {
    const response = await fetch(`${BASE()}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        'accept': 'text/html',
        'cookie': [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'x-forwarded-for': this.#address,
        ...(init.headers as Record<string, string> | undefined),
      },
    })
    this.#keepCookies(response)
    const body = await response.text()
    this.#token = /name='_csrf' value='([^']+)'/.exec(body)?.[1] ?? this.#token
    const { status, headers } = response
    return { status, body, headers, location: headers.get('location') }
  }

  #keepCookies(response: Response) {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
}

let addresses = 0

/** An address of the range that is kept for documentation. */
export function freshAddress() {
  addresses += 1
  return `203.0.${113 + Math.floor(addresses / 250)}.${(addresses % 250) + 1}`
}
