import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers as Stripe's API does, to the calls that we make; repeats itself for a repeated key. */
export class StripeServer {
  /** `<method> <path>` of what was really done, with its parameters. */
  readonly done: { call: string; params: URLSearchParams }[] = []
  hasCard = false
  declines = false
  readonly #answers = new Map<string, { status: number; body: object }>()
  readonly #server = createServer((request, response) => void this.#answer(request, response))

  static async start(): Promise<StripeServer> {
    const server = new StripeServer()
    server.#server.listen(0, '127.0.0.1')
    await once(server.#server, 'listening')
    return server
  }

  get url() {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop() {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  calls(name: string) {
    return this.done.filter(({ call }) => call === name)
  }

  async #answer(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const params = new URLSearchParams(Buffer.concat(chunks).toString())
    const call = `${request.method} ${new URL(request.url ?? '', this.url).pathname}`
    const key = request.headers['idempotency-key']
    const known = typeof key === 'string' ? this.#answers.get(key) : undefined
    const answer = known ?? this.#do(call, params)
    if (typeof key === 'string') this.#answers.set(key, answer)
    response.writeHead(answer.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer.body))
  }

  #do(call: string, params: URLSearchParams): { status: number; body: object } {
    this.done.push({ call, params })
    const number = this.done.length
    if (call === 'POST /v1/customers') return ok({ id: `cus_${number}`, object: 'customer' })
    if (call === 'POST /v1/checkout/sessions') {
      const id = `cs_test_${number}`
      return ok({ id, object: 'checkout.session', url: `https://checkout.stripe.com/c/pay/${id}` })
    }
    if (call === 'POST /v1/billing_portal/sessions') {
      return ok({ id: 'bps_1', url: 'https://billing.stripe.com/p/session/bps_1' })
    }
    if (call === 'GET /v1/payment_methods') {
      const data = this.hasCard ? [{ id: 'pm_card', object: 'payment_method' }] : []
      return ok({ object: 'list', data, has_more: false })
    }
    if (call.startsWith('GET /v1/customers/')) {
      const invoiceSettings = { default_payment_method: null }
      return ok({ id: 'cus_1', object: 'customer', invoice_settings: invoiceSettings })
    }
    if (call === 'POST /v1/payment_intents') return this.#charge(`pi_${number}`, params)
    return { status: 404, body: { error: { type: 'invalid_request_error', message: call } } }
  }

  #charge(id: string, params: URLSearchParams) {
    const intent = { id, object: 'payment_intent', amount: Number(params.get('amount')) }
    if (!this.declines) return ok({ ...intent, status: 'succeeded' })
    const declined = {
      type: 'card_error',
      code: 'card_declined',
      decline_code: 'insufficient_funds',
    }
    const message = 'Your card has insufficient funds.'
    const status = 'requires_payment_method'
    return {
      status: 402,
      body: { error: { ...declined, message, payment_intent: { ...intent, status } } },
    }
  }
}

function ok(body: object) {
  return { status: 200, body }
}
