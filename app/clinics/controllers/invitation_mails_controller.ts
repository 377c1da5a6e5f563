import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { answerDelivery } from '#clinics/controllers/invitations_controller'
import { showMembers } from '#clinics/controllers/members_controller'
import { refusalOf } from '#clinics/invitation_refusals'
import { resend } from '#clinics/invitations'

/** The mail of an invitation, sent once more with a fresh link. */
export default class InvitationMailsController {
  async store(ctx: HttpContext) {
    const { clinic } = ctx.presence
    const { invitation } = ctx.params
    try {
      const sent = await resend(clinic, invitation, ctx.auth.getUserOrFail(), agentOf(ctx))
      return answerDelivery(ctx, sent.delivery, sent.email)
    } catch (error) {
      const { status, text } = refusalOf(error, ctx)
      ctx.response.status(status)
      return showMembers(ctx, text)
    }
  }
}
