import type { HttpContext } from '@adonisjs/core/http'
import { LinkExpiredError } from '#identity/errors'
import { read, showAgain } from '#identity/form_page'
import PasswordReset from '#identity/password_reset'
import { signInPath } from '#identity/safe_path'
import { endSession, record } from '#identity/session'
import { keepAddressSecret } from '#identity/token_page'
import { newPasswordForm } from '#identity/validators'

/** Choosing a new password with a link from a mail. */
export default class PasswordResetController {
  async show(ctx: HttpContext) {
    const reset = await this.#find(ctx)
    return reset ? this.#form(ctx, reset) : this.#tooLate(ctx)
  }

  async store(ctx: HttpContext) {
    const reset = await this.#find(ctx)
    if (!reset) return this.#tooLate(ctx)
    const { values, errors } = await read(ctx, newPasswordForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.#form(ctx, reset)
    }
    return this.#use(ctx, reset, values.password)
  }

  async #use(ctx: HttpContext, reset: PasswordReset, password: string) {
    try {
      await reset.use(password)
    } catch (error) {
      if (!(error instanceof LinkExpiredError)) throw error
      return this.#tooLate(ctx)
    }
    await record(ctx, reset.user, 'user.reset_password')
    if (ctx.auth.user) await endSession(ctx, ctx.auth.user)
    return ctx.response.redirect().toPath(signInPath({ why: 'password-changed' }))
  }

  #find(ctx: HttpContext) {
    keepAddressSecret(ctx)
    return PasswordReset.findUsable(ctx.params.token)
  }

  #form(ctx: HttpContext, { user }: PasswordReset) {
    return ctx.view.render('pages/identity/new_password', {
      email: user.email,
      action: ctx.request.url(),
    })
  }

  #tooLate(ctx: HttpContext) {
    ctx.response.status(410)
    return ctx.view.render('pages/identity/link_expired', { kind: 'reset' })
  }
}
