import type { HttpContext } from '@adonisjs/core/http'
import { agentOf } from '#clinics/agent'
import { read } from '#clinics/form'
import type { Cell } from '#console/flags/flag_matrix'
import { FlagMatrix } from '#console/flags/flag_matrix'
import { flagSubjects } from '#console/flags/flag_names'
import { changing, kindsOfClinics, showFlag, storeState, subjectOf } from '#console/flags/flag_page'
import { flagForm } from '#console/validators/flag_forms'
import { EVERYONE } from '#entitlements/flags/flag_rule'
import { flags } from '#entitlements/flags/platform_flags'
import { showAgain } from '#identity/form_page'

/** Flags: what is on for whom, whatever plan and owner say beside. */
export default class FlagsController {
  async index(ctx: HttpContext) {
    const kinds = [...Map.groupBy(await kindsOfClinics(ctx), ({ plan }) => plan).values()]
    const matrix = new FlagMatrix(flags.store.features)
    return ctx.view.render('pages/console/flags/index', {
      plans: kinds.map(([{ planName }]) => planName),
      store: storeState(),
      flags: flagSubjects().map((subject) => ({
        ...subject,
        feature: flags.store.feature(subject.name),
        note: flags.row(subject.name)?.note,
        answers: kinds.map((rings) => joined(matrix.row(subject.name, rings), rings)),
      })),
    })
  }

  show(ctx: HttpContext) {
    return showFlag(ctx, subjectOf(ctx))
  }

  /** Makes the flag; a form sent twice makes it once. */
  store(ctx: HttpContext) {
    const subject = subjectOf(ctx)
    const change = async () => {
      if (!(await flags.store.read(subject.name))) await flags.make(subject.name, agentOf(ctx))
    }
    return changing(ctx, subject, { change, done: 'made' })
  }

  async update(ctx: HttpContext) {
    const subject = subjectOf(ctx)
    const { values, errors } = await read(ctx, flagForm)
    if (errors) {
      showAgain(ctx, errors)
      return showFlag(ctx, subject)
    }
    const { percentage, plans = [], rings = [], note = null } = values
    const change = async () => {
      const { enabled: isEnabled } = (await flags.store.read(subject.name)) ?? { enabled: true }
      const rule = { ...EVERYONE, isEnabled, percentage, plans, rings }
      await flags.change(subject.name, rule, { note }, agentOf(ctx))
    }
    return changing(ctx, subject, { change, done: 'saved' })
  }
}

/** What the rings of a plan get; told once where all of them get the same. */
function joined(cells: Cell[], rings: { ringName: string }[]) {
  const marks = new Set(cells.map(({ answer, percentage }) => `${answer} ${percentage}`))
  if (marks.size === 1) return [{ ...cells[0], of: null }]
  return cells.map((cell, at) => ({ ...cell, of: rings[at].ringName }))
}
