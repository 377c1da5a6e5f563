import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import { countAttempt } from '#identity/attempts'
import { normaliseEmail } from '#identity/email'
import { digestOf } from '#identity/token'

const WINDOW = { duration: '15 mins', blockDuration: '15 mins' } as const
/** Somebody guesses one account from one place. */
const PAIR = { ...WINDOW, requests: 5 }
/** One account is guessed from many places. */
const ACCOUNT = { ...WINDOW, requests: 20 }
/** One place guesses many accounts. A clinic behind one address may mistype a few. */
const ADDRESS = { ...WINDOW, requests: 30 }

const DEVICE_COOKIE = 'known_accounts'
const DEVICE_LIFETIME = '180 days'
const MOST_ACCOUNTS = 12

/**
 * Counts the attempts to open one account from one address. An attempt is counted before the
 * password is looked at, so that a hundred at once are as slow as one after another, and taken
 * back when it succeeds. A browser that has signed in to the account before is spared the count
 * over all addresses: strangers cannot lock a person out of their own computer.
 */
export class SignInAttempts {
  #ctx: HttpContext
  #account: string

  constructor(ctx: HttpContext, email: string) {
    this.#ctx = ctx
    this.#account = digestOf(normaliseEmail(email))
  }

  /** @throws TooManyAttemptsError */
  async count() {
    await countAttempt(ADDRESS, this.#address)
    await countAttempt(PAIR, this.#pair)
    if (!this.#isKnownDevice) await countAttempt(ACCOUNT, this.#everywhere)
  }

  async succeeded() {
    await limiter.use(ADDRESS).decrement(this.#address)
    await limiter.use(PAIR).delete(this.#pair)
    await limiter.use(ACCOUNT).delete(this.#everywhere)
    this.#rememberDevice()
  }

  get #address() {
    return `sign_in_address_${this.#ctx.request.ip()}`
  }

  get #pair() {
    return `sign_in_pair_${this.#account}_${this.#ctx.request.ip()}`
  }

  get #everywhere() {
    return `sign_in_account_${this.#account}`
  }

  get #knownAccounts(): string[] {
    const known: unknown = this.#ctx.request.encryptedCookie(DEVICE_COOKIE)
    return Array.isArray(known) ? known : []
  }

  get #isKnownDevice() {
    return this.#knownAccounts.includes(this.#account)
  }

  #rememberDevice() {
    const others = this.#knownAccounts.filter((known) => known !== this.#account)
    const known = [this.#account, ...others].slice(0, MOST_ACCOUNTS)
    this.#ctx.response.encryptedCookie(DEVICE_COOKIE, known, { maxAge: DEVICE_LIFETIME })
  }
}
