import { Exception } from '@adonisjs/core/exceptions'
import type { TextMessage, TextProvider } from '#texting/text_provider'

/** A number that no provider takes. It is not told: it is somebody's. */
export class BadNumberError extends Exception {
  static code = 'E_BAD_NUMBER'
  static status = 422
  static message = 'A telephone number begins with + and its country, and has 7 to 15 digits.'
}

const E164 = /^\+[1-9]\d{6,14}$/

/** Text messages of this process, through whichever provider the deployment chose. */
export class Texts {
  #provider: TextProvider | undefined

  use(provider: TextProvider) {
    this.#provider = provider
  }

  /** @throws BadNumberError, or whatever the provider throws */
  async send({ to, text }: TextMessage) {
    const number = to.replaceAll(/[\s().-]/g, '')
    if (!E164.test(number)) throw new BadNumberError()
    if (!this.#provider) throw new TypeError('No provider carries text messages yet.')
    await this.#provider.send({ to: number, text })
  }
}

export const texts = new Texts()
