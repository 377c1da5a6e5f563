import type { HttpContext } from '@adonisjs/core/http'
import { validate as isUuid } from 'uuid'
import { chartFrame } from '../../chart/chart_frame.js'
import type Patient from '../../models/patient.js'
import Prescription from '../../models/prescription.js'
import Visit from '../../models/visit.js'
import { emptyDraft, type PrescriptionDraft } from '../../prescriptions/draft.js'
import { runChecks } from '../../prescriptions/checks/run_checks.js'
import { describeChecks, describeDrug } from './check_words.js'
import { formChoices } from './prescription_page.js'

/** The form: empty, filled from what is renewed, or with what was typed before. */
export async function showForm(ctx: HttpContext, patient: Patient) {
  const { page } = ctx
  const draft = await draftFor(ctx, patient)
  return page.render('prescriptions/create', {
    ...(await chartFrame(ctx, patient)),
    ...formChoices(page),
    ...(await checkPanel(page, patient, draft)),
    draft,
  })
}

/** What `partials/checks` shows; before a medicine is typed there is nothing to check. */
export async function checkPanel(
  page: HttpContext['page'],
  patient: Patient,
  draft: Pick<PrescriptionDraft, 'drug' | 'renews'>
) {
  if (!draft.drug.trim()) return { checks: [], drugNote: null }
  const results = await runChecks(patient, draft)
  return { checks: describeChecks(page, results), drugNote: describeDrug(page, draft.drug) }
}

/** Half-typed as it may be. */
export function typedDraft({ request }: HttpContext): PrescriptionDraft {
  const text = (name: string) => String(request.input(name) ?? '')
  const number = (name: string) => (text(name) === '' ? null : Number(text(name)))
  return {
    drug: text('drug').slice(0, 300),
    dose: text('dose'),
    doseForm: text('doseForm') || null,
    route: text('route') || null,
    frequency: text('frequency'),
    durationDays: number('durationDays'),
    quantity: text('quantity') || null,
    refills: number('refills') ?? 0,
    maySubstitute: Boolean(Number(text('maySubstitute'))),
    instructions: text('instructions') || null,
    visit: isUuid(text('visit')) ? text('visit') : null,
    renews: isUuid(text('renews')) ? text('renews') : null,
  }
}

async function draftFor(ctx: HttpContext, patient: Patient): Promise<PrescriptionDraft> {
  const { request } = ctx
  if (request.method() !== 'GET') return typedDraft(ctx)
  const { visit, renews } = request.qs()
  const old = renews ? await Prescription.inChart(patient.id, String(renews)) : null
  const from = visit ? await Visit.inChart(patient.id, String(visit)) : null
  return { ...(old ? asBefore(old) : { ...emptyDraft(), route: 'oral' }), visit: from?.id ?? null }
}

function asBefore(old: Prescription): PrescriptionDraft {
  const { id, display, dose, doseForm, route, frequency, durationDays, quantity } = old
  const { refills, maySubstitute, instructions } = old
  return {
    ...{ drug: display, dose, doseForm, route, frequency, durationDays, quantity },
    ...{ refills, maySubstitute, instructions, renews: id, visit: null },
  }
}
