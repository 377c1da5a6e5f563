import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import { countAttempt } from '#identity/attempts'
import { normaliseEmail } from '#identity/email'
import { read, showAgain } from '#identity/form_page'
import PasswordReset from '#identity/password_reset'
import { digestOf } from '#identity/token'
import { forgottenPasswordForm } from '#identity/validators'

const PER_ADDRESS = { requests: 10, duration: '1 hour' } as const
const PER_ACCOUNT = { requests: 3, duration: '1 hour' } as const

/** Asking for a link by mail. The answer is the same whether there is such an account or not. */
export default class ForgottenPasswordController {
  show(ctx: HttpContext) {
    return ctx.view.render('pages/identity/forgotten_password')
  }

  async store(ctx: HttpContext) {
    const { values, errors } = await read(ctx, forgottenPasswordForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.show(ctx)
    }
    await countAttempt(PER_ADDRESS, `forgotten_address_${ctx.request.ip()}`)
    // Not awaited: an account that exists must not take longer to answer for.
    this.#send(values.email).catch((error) => ctx.logger.error({ err: error }, 'No reset mail'))
    return ctx.view.render('pages/identity/reset_sent', { email: values.email })
  }

  /** Nobody's mailbox is flooded: beyond a few an hour, requests for one account send nothing. */
  async #send(email: string) {
    const key = `forgotten_account_${digestOf(normaliseEmail(email))}`
    await limiter.use(PER_ACCOUNT).attempt(key, () => PasswordReset.sendTo(email))
  }
}
