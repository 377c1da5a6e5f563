import type { HttpContext } from '@adonisjs/core/http'
import { showAccount } from '#identity/controllers/account_controller'
import { TooManyAttemptsError } from '#identity/errors'
import { read, showAgain, type FieldErrors } from '#identity/form_page'
import { record, renewSession } from '#identity/session'
import { SignInAttempts } from '#identity/sign_in_attempts'
import User from '#identity/user'
import { changePasswordForm } from '#identity/validators'

/** The password of the person who is signed in. */
export default class PasswordController {
  async update(ctx: HttpContext) {
    const user = ctx.auth.getUserOrFail()
    const { values, errors } = await read(ctx, changePasswordForm)
    if (errors) return this.#again(ctx, errors)

    const problem = await this.#problemWith(ctx, user, values.current_password)
    if (problem) return this.#again(ctx, { current_password: [problem] })

    await user.changePassword(values.password, { exceptSession: ctx.session.sessionId })
    renewSession(ctx)
    await record(ctx, user, 'user.change_password')
    await user.tellPasswordChanged()
    ctx.session.flash('success', ctx.i18n.t('identity.account.passwordChanged'))
    return ctx.response.redirect().toPath('/account')
  }

  /** Guessing here is counted like guessing at the door. */
  async #problemWith(ctx: HttpContext, user: User, password: string): Promise<string | null> {
    const attempts = new SignInAttempts(ctx, user.email)
    try {
      await attempts.count()
    } catch (error) {
      if (!(error instanceof TooManyAttemptsError)) throw error
      const minutes = Math.ceil(error.retryAfterSeconds / 60)
      return ctx.i18n.t('identity.signIn.throttled', { minutes })
    }
    if (!(await User.byCredentials(user.email, password))) {
      return ctx.i18n.t('identity.account.wrongPassword')
    }
    await attempts.succeeded()
    return null
  }

  #again(ctx: HttpContext, errors: FieldErrors) {
    showAgain(ctx, errors)
    return showAccount(ctx, 'password')
  }
}
