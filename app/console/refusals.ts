import type { HttpContext } from '@adonisjs/core/http'
import { ClinicRefusedError } from '#clinics/errors'
import { showAgain } from '#identity/form_page'

/**
 * Shows a refusal at its field, in the reader's language, with the typing kept.
 *
 * @throws whatever is no refusal
 */
export function showRefusal(ctx: HttpContext, error: unknown) {
  if (!(error instanceof ClinicRefusedError)) throw error
  showAgain(ctx, { [error.field]: [ctx.i18n.t(`clinics.refused.${error.refusal}`)] })
}
