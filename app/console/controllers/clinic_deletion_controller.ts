import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { deleteClinic } from '#clinics/life'
import { clinicOf, showClinic } from '#console/clinic_page'
import { deletionOf } from '#console/platform_trail'
import { showRefusal } from '#console/refusals'
import { deletionForm } from '#console/validators/console_forms'
import { showAgain } from '#identity/form_page'

/** A clinic removed for good, after everything in it was written to an export. */
export default class ClinicDeletionController {
  /** What is left of a deleted clinic: where its export stands. */
  async show(ctx: HttpContext) {
    const deletion = await deletionOf(ctx.params.clinic)
    if (!deletion) throw new RecordNotFoundError()
    return ctx.view.render('pages/console/deleted_clinic', { deletion })
  }

  async store(ctx: HttpContext) {
    const clinic = await clinicOf(ctx)
    const { values, errors } = await read(ctx, deletionForm)
    if (errors) {
      showAgain(ctx, errors)
      return showClinic(ctx, clinic, 'delete')
    }
    try {
      await deleteClinic(clinic, values.confirmation, agentOf(ctx))
    } catch (error) {
      showRefusal(ctx, error)
      return showClinic(ctx, clinic, clinic.isActive ? undefined : 'delete')
    }
    return ctx.response.redirect().status(303).toPath(`/console/deletions/${ctx.params.clinic}`)
  }
}
