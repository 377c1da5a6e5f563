import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { VISIT_MINUTES } from '#clinics/support_visits'
import { findClinic } from '#console/clinic_list'
import { overviewOf } from '#console/clinic_overview'
import { platformActLabel, platformFacts } from '#console/platform_words'
import { plans } from '#entitlements/plans'
import SupportVisit from '#identity/support_visit'
import type Clinic from '#tenancy/clinic'
import { RINGS } from '#tenancy/clinic'

/** Which of the page's dialogs came back with an error and opens at once. */
export type ClinicDialog = 'suspend' | 'archive' | 'delete' | 'ring' | 'visit'

/** @throws RecordNotFoundError */
export async function clinicOf({ params }: HttpContext): Promise<Clinic> {
  const clinic = await findClinic(params.clinic)
  if (!clinic) throw new RecordNotFoundError()
  return clinic
}

/** The platform's page of one clinic. */
export async function showClinic(ctx: HttpContext, clinic: Clinic, open?: ClinicDialog) {
  const { trail, bytes, ...overview } = await overviewOf(clinic)
  return ctx.view.render('pages/console/clinic', {
    ...overview,
    clinic,
    planName: (await plans.find(clinic.plan))?.name ?? clinic.plan,
    open,
    visit: await SupportVisit.underWay(ctx.auth.getUserOrFail().id, clinic.id),
    visitMinutes: VISIT_MINUTES.map((minutes) => ({
      value: String(minutes),
      label: ctx.i18n.t('console.visit.minutes', { minutes }),
    })),
    rings: RINGS.map((value) => ({ value, label: ctx.i18n.t(`console.rings.${value}`) })),
    size: bytes === null ? null : readable(bytes, ctx.i18n.locale),
    base: `/console/clinics/${clinic.id}`,
    trail: trail.map((line) => ({
      ...line,
      act: platformActLabel(ctx, line.action),
      facts: platformFacts(line),
    })),
  })
}

export function backToClinic({ response }: HttpContext, { id }: Clinic) {
  return response.redirect().status(303).toPath(`/console/clinics/${id}`)
}

function readable(bytes: number, locale: string): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte'
  const value = bytes / (unit === 'kilobyte' ? 1_000 : 1_000_000)
  const format = { style: 'unit', unit, maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locale, format).format(value)
}
