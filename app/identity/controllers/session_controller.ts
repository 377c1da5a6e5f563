import type { HttpContext } from '@adonisjs/core/http'
import { signUp } from '#config/sign_up'
import { TooManyAttemptsError } from '#identity/errors'
import { read, showAgain } from '#identity/form_page'
import { landingPath } from '#identity/landing'
import { safePath, signInPath } from '#identity/safe_path'
import { endSession, startSession } from '#identity/session'
import { SignInAttempts } from '#identity/sign_in_attempts'
import { readUnsent } from '#identity/unsent_form'
import User from '#identity/user'
import { signInForm } from '#identity/validators'

const REASONS = ['expired', 'signed-out', 'signed-out-everywhere', 'password-changed']

/** Signing in and out. */
export default class SessionController {
  show(ctx: HttpContext) {
    return this.#form(ctx)
  }

  async store(ctx: HttpContext) {
    const { values, errors } = await read(ctx, signInForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.#form(ctx)
    }
    try {
      return await this.#signIn(ctx, values.email, values.password)
    } catch (error) {
      if (!(error instanceof TooManyAttemptsError)) throw error
      return this.#wait(ctx, error.retryAfterSeconds)
    }
  }

  async destroy(ctx: HttpContext) {
    const { user } = ctx.auth
    if (user) await endSession(ctx, user)
    const next = safePath(ctx.request.input('next'))
    return ctx.response.redirect().toPath(next ?? signInPath({ why: 'signed-out' }))
  }

  async #signIn(ctx: HttpContext, email: string, password: string) {
    const attempts = new SignInAttempts(ctx, email)
    await attempts.count()
    const user = await User.byCredentials(email, password)
    if (!user) {
      showAgain(ctx, {})
      return this.#form(ctx, ctx.i18n.t('identity.signIn.wrong'))
    }
    await attempts.succeeded()
    const unsent = readUnsent(ctx.request.body().unsent)
    await startSession(ctx, user, { keepFormSecret: unsent !== null })
    if (unsent) return ctx.view.render('pages/identity/send_again', { unsent })
    const path = safePath(ctx.request.input('next')) ?? (await landingPath(user))
    return ctx.response.redirect().toPath(path)
  }

  #wait(ctx: HttpContext, seconds: number) {
    showAgain(ctx, {}, 429)
    ctx.response.header('retry-after', seconds)
    const minutes = Math.ceil(seconds / 60)
    return this.#form(ctx, ctx.i18n.t('identity.signIn.throttled', { minutes }))
  }

  #form(ctx: HttpContext, problem?: string) {
    const why = ctx.request.input('why')
    return ctx.view.render('pages/identity/sign_in', {
      problem,
      maySignUp: signUp.isOpen,
      // Only what our own page sent along: a link could plant a form to be sent in somebody's name.
      unsent: ctx.request.body().unsent,
      next: safePath(ctx.request.input('next')),
      why: !problem && REASONS.includes(why) ? why : undefined,
    })
  }
}
