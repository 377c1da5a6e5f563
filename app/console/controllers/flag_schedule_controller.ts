import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import { changing, showFlag, subjectOf } from '#console/flags/flag_page'
import { flagScheduleForm } from '#console/validators/flag_forms'
import { flags } from '#entitlements/flags/platform_flags'
import { showAgain } from '#identity/form_page'
import type { FieldErrors } from '#identity/form_page'

/** Turns of a flag that are planned for later. */
export default class FlagScheduleController {
  async update(ctx: HttpContext) {
    const subject = subjectOf(ctx)
    const { values, errors } = await read(ctx, flagScheduleForm)
    const plan = { on_at: momentOf(values?.on_at), off_at: momentOf(values?.off_at) }
    const problems = errors ?? passed(ctx, plan)
    if (Object.keys(problems).length > 0) {
      showAgain(ctx, problems)
      return showFlag(ctx, subject)
    }
    const { on_at: scheduledOnAt, off_at: scheduledOffAt } = plan
    const change = () =>
      flags.schedule(subject.name, { scheduledOnAt, scheduledOffAt }, agentOf(ctx))
    return changing(ctx, subject, { change, done: 'planned' })
  }
}

/** A field's moment counts in UTC. */
function momentOf(typed: string | undefined): number | null {
  return typed ? Date.parse(`${typed}Z`) : null
}

/** What is planned must be still to come; a date that does not exist is no moment either. */
function passed({ i18n }: HttpContext, plan: Record<string, number | null>): FieldErrors {
  const wrong = Object.entries(plan).filter(([, at]) => at !== null && !(at > Date.now()))
  return Object.fromEntries(wrong.map(([field]) => [field, [i18n.t('flags.problems.passed')]]))
}
