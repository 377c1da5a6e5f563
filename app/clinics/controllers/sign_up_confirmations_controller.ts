import type { HttpContext } from '@adonisjs/core/http'
import { demandOpen } from '#clinics/controllers/sign_ups_controller'
import { ProvisioningFailedError } from '#clinics/errors'
import { openClinic } from '#clinics/new_owner'
import SignUp from '#clinics/sign_up'
import { LinkExpiredError } from '#identity/errors'
import { read, showAgain } from '#identity/form_page'
import type { Newcomer } from '#identity/invitation_acceptance'
import { linkVisitor } from '#identity/link_visitor'
import { signInPath } from '#identity/safe_path'
import { renewSession, startSession } from '#identity/session'
import { keepAddressSecret } from '#identity/token_page'
import User from '#identity/user'
import { newcomerForm } from '#identity/validators'

/** Opening the clinic with the link from the mail: following it does nothing yet, as machines follow links too. */
export default class SignUpConfirmationsController {
  async show(ctx: HttpContext) {
    const signUp = await this.#find(ctx)
    return signUp ? this.#page(ctx, signUp) : this.#tooLate(ctx)
  }

  async store(ctx: HttpContext) {
    const signUp = await this.#find(ctx)
    if (!signUp) return this.#tooLate(ctx)
    const visitor = await linkVisitor(ctx, signUp.email)
    if (visitor === 'themselves') return this.#open(ctx, signUp, ctx.auth.getUserOrFail())
    if (visitor !== 'newcomer') {
      ctx.response.status(403)
      return this.#page(ctx, signUp)
    }
    const { values, errors } = await read(ctx, newcomerForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.#page(ctx, signUp)
    }
    const { full_name: fullName, password } = values
    return this.#open(ctx, signUp, { fullName, password, locale: signUp.locale })
  }

  async #open(ctx: HttpContext, signUp: SignUp, person: User | Newcomer) {
    try {
      const { clinic, owner } = await openClinic(signUp, person, {
        practises: ctx.request.input('practises') === '1',
        source: ctx.request.ip(),
      })
      if (person instanceof User) renewSession(ctx)
      else await startSession(ctx, owner)
      ctx.session.flash('success', ctx.i18n.t('clinics.signUp.welcome', { clinic: clinic.name }))
      return ctx.response.redirect().status(303).toPath(`/c/${clinic.slug}`)
    } catch (error) {
      if (error instanceof LinkExpiredError) return this.#tooLate(ctx)
      if (!(error instanceof ProvisioningFailedError)) throw error
      ctx.logger.error({ err: error }, 'a clinic that somebody signed up for could not be made')
      showAgain(ctx, {}, error.status)
      return this.#page(ctx, signUp, true)
    }
  }

  #find(ctx: HttpContext) {
    demandOpen(ctx)
    keepAddressSecret(ctx)
    return SignUp.findUsable(ctx.params.token)
  }

  async #page(ctx: HttpContext, signUp: SignUp, hasFailed = false) {
    const path = ctx.request.url()
    return ctx.view.render('pages/clinics/sign_up_confirmation', {
      signUp,
      path,
      hasFailed,
      visitor: await linkVisitor(ctx, signUp.email),
      signedInAs: ctx.auth.user?.email,
      signIn: signInPath({ next: path }),
    })
  }

  #tooLate(ctx: HttpContext) {
    ctx.response.status(410)
    return ctx.view.render('pages/identity/link_expired', { kind: 'signUp' })
  }
}
