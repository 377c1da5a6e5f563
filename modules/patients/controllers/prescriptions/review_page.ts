import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import type Patient from '../../models/patient.js'
import type { CheckResult } from '../../prescriptions/checks/check.js'
import { drugOf, type Overrides, type PrescriptionDraft } from '../../prescriptions/draft.js'
import { describeChecks, describeDrug } from './check_words.js'
import { factsOf } from './prescription_page.js'

interface Review {
  draft: PrescriptionDraft
  results: readonly CheckResult[]
  /** What was typed before. */
  overrides?: Overrides
  /** Why it could not be issued as it was sent. */
  refusal?: { messages: { field: string; message: string }[] }
}

/** What is about to be issued, with how each check ended; nothing is stored yet. */
export async function showReview(ctx: HttpContext, patient: Patient, review: Review) {
  const { page, response } = ctx
  const { draft, results, overrides = {}, refusal } = review
  if (refusal) response.status(422)
  const problems = new Map(refusal?.messages.map(({ field, message }) => [field, message]))
  const checks = describeChecks(page, results).map((check) => ({
    ...check,
    typedReason: overrides[check.name] ?? '',
    problem: problems.get(`overrides.${check.name}`),
  }))
  return page.render('prescriptions/review', {
    ...(await chartFrame(ctx, patient)),
    drug: drugOf(draft)?.name ?? draft.drug,
    drugNote: describeDrug(page, draft.drug),
    facts: factsOf(page, draft),
    sent: sentAgain(draft),
    checks,
    isRefused: problems.size > 0,
  })
}

/** For hidden fields: what was typed, without what was left empty. */
function sentAgain(draft: PrescriptionDraft) {
  const { maySubstitute, ...rest } = draft
  const filled = Object.entries(rest).filter(([, value]) => value !== null && value !== '')
  return Object.fromEntries([...filled, ['maySubstitute', maySubstitute ? '1' : '0']])
}
