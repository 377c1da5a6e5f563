import type { HttpContext } from '@adonisjs/core/http'
import { LimitReachedError } from '@medtrack/sdk'
import { agentOf } from '#clinics/agent'
import { showMembers, showNoRoom } from '#clinics/controllers/members_controller'
import { read } from '#clinics/form'
import { refusalOf } from '#clinics/invitation_refusals'
import { invite, withdraw } from '#clinics/invitations'
import { invitationForm } from '#clinics/validators/clinic_forms'
import { showAgain } from '#identity/form_page'

/** Invitations that wait for an answer. */
export default class InvitationsController {
  async store(ctx: HttpContext) {
    const { values, errors } = await read(ctx, invitationForm)
    if (errors) {
      showAgain(ctx, errors)
      return showMembers(ctx)
    }
    try {
      const { clinic } = ctx.presence
      const delivery = await invite(clinic, values, ctx.auth.getUserOrFail(), agentOf(ctx))
      return answerDelivery(ctx, delivery, values.email)
    } catch (error) {
      if (error instanceof LimitReachedError) {
        showAgain(ctx, {}, error.status)
        return showNoRoom(ctx, error)
      }
      const refusal = refusalOf(error, ctx)
      showAgain(ctx, { email: [refusal.text] }, refusal.status)
      return showMembers(ctx)
    }
  }

  async destroy(ctx: HttpContext) {
    const { clinic } = ctx.presence
    await withdraw(clinic, ctx.params.invitation, agentOf(ctx))
    ctx.session.flash('success', ctx.i18n.t('clinics.members.withdrawn'))
    return ctx.response.redirect().status(303).toPath(`/c/${clinic.slug}/members`)
  }
}

export function answerDelivery(ctx: HttpContext, delivery: 'sent' | 'not-sent', email: string) {
  const kind = delivery === 'sent' ? 'success' : 'warning'
  const words = delivery === 'sent' ? 'clinics.members.invited' : 'clinics.members.mailNotSent'
  ctx.session.flash(kind, ctx.i18n.t(words, { email }))
  return ctx.response.redirect().status(303).toPath(`/c/${ctx.presence.clinic.slug}/members`)
}
