import type { HttpContext } from '@adonisjs/core/http'
import { LinkExpiredError } from '#identity/errors'
import { read, showAgain } from '#identity/form_page'
import Invitation from '#identity/invitation'
import { acceptInvitation, type Newcomer } from '#identity/invitation_acceptance'
import { linkVisitor } from '#identity/link_visitor'
import { signInPath } from '#identity/safe_path'
import { record, renewSession, startSession } from '#identity/session'
import { keepAddressSecret } from '#identity/token_page'
import User, { type Locale } from '#identity/user'
import { newcomerForm } from '#identity/validators'

/** Becoming a member with a link from a mail. */
export default class InvitationAcceptanceController {
  async show(ctx: HttpContext) {
    const invitation = await this.#find(ctx)
    return invitation ? this.#page(ctx, invitation) : this.#tooLate(ctx)
  }

  async store(ctx: HttpContext) {
    const invitation = await this.#find(ctx)
    if (!invitation) return this.#tooLate(ctx)
    const visitor = await linkVisitor(ctx, invitation.email)
    if (visitor === 'newcomer') return this.#join(ctx, invitation)
    if (visitor === 'themselves') return this.#accept(ctx, invitation, ctx.auth.getUserOrFail())
    if (visitor === 'other-account') ctx.response.status(403)
    return this.#page(ctx, invitation)
  }

  async #join(ctx: HttpContext, invitation: Invitation) {
    const { values, errors } = await read(ctx, newcomerForm)
    if (errors) {
      showAgain(ctx, errors)
      return this.#page(ctx, invitation)
    }
    // Only supported locales are ever detected.
    const locale = ctx.i18n.locale as Locale
    const { full_name: fullName, password } = values
    return this.#accept(ctx, invitation, { fullName, password, locale })
  }

  async #accept(ctx: HttpContext, invitation: Invitation, person: User | Newcomer) {
    try {
      const user = await acceptInvitation(invitation, person)
      if (person instanceof User) renewSession(ctx)
      else await startSession(ctx, user)
      await record(ctx, user, 'invitation.accept', { clinic: invitation.clinicId })
    } catch (error) {
      if (!(error instanceof LinkExpiredError)) throw error
      return this.#tooLate(ctx)
    }
    const { name, slug } = invitation.clinic
    ctx.session.flash('success', ctx.i18n.t('identity.invitation.welcome', { clinic: name }))
    return ctx.response.redirect().toPath(`/c/${slug}`)
  }

  #find(ctx: HttpContext) {
    keepAddressSecret(ctx)
    return Invitation.findUsable(ctx.params.token)
  }

  async #page(ctx: HttpContext, invitation: Invitation) {
    const path = ctx.request.url()
    return ctx.view.render('pages/identity/invitation', {
      invitation,
      path,
      visitor: await linkVisitor(ctx, invitation.email),
      signedInAs: ctx.auth.user?.email,
      signIn: signInPath({ next: path }),
    })
  }

  #tooLate(ctx: HttpContext) {
    ctx.response.status(410)
    return ctx.view.render('pages/identity/link_expired', { kind: 'invitation' })
  }
}
