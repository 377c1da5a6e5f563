import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { refusalOf } from '#clinics/invitation_refusals'
import { backToClinic, clinicOf, showClinic } from '#console/clinic_page'
import { RunsPlatformError } from '#console/errors'
import { inviteAnotherOwner } from '#console/new_clinic'
import { ownerForm } from '#console/validators/console_forms'
import { AlreadyMemberError } from '#identity/errors'
import { showAgain } from '#identity/form_page'

/** Invitations to own a clinic: the way back in where its owner is gone or never got the mail. */
export default class OwnerInvitationsController {
  async store(ctx: HttpContext) {
    const clinic = await clinicOf(ctx)
    const { values, errors } = await read(ctx, ownerForm)
    if (errors) {
      showAgain(ctx, errors)
      return showClinic(ctx, clinic)
    }
    const { owner_email: email } = values
    try {
      const wasMailed = await inviteAnotherOwner(
        clinic,
        email,
        ctx.auth.getUserOrFail(),
        agentOf(ctx)
      )
      const words = wasMailed ? 'clinics.members.invited' : 'clinics.members.mailNotSent'
      ctx.session.flash(wasMailed ? 'success' : 'warning', ctx.i18n.t(words, { email }))
      return backToClinic(ctx, clinic)
    } catch (error) {
      const { status, text } = whyNot(error, ctx)
      showAgain(ctx, { owner_email: [text] }, status)
      return showClinic(ctx, clinic)
    }
  }
}

function whyNot(error: unknown, ctx: HttpContext) {
  const t = (key: string) => ({ status: 422, text: ctx.i18n.t(`console.clinic.${key}`) })
  if (error instanceof AlreadyMemberError) return t('alreadyMember')
  if (error instanceof RunsPlatformError) return t('runsPlatform')
  return refusalOf(error, ctx)
}
