import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { readFilter, readPage } from '#clinics/filter'
import { clinicsUnder } from '#console/flags/flag_clinics'
import { FlagMatrix } from '#console/flags/flag_matrix'
import type { FlagSubject } from '#console/flags/flag_names'
import { findSubject } from '#console/flags/flag_names'
import { flagClinicsFilter } from '#console/validators/flag_forms'
import { FlagRefusedError, FlagsUnreachableError } from '#entitlements/flags/errors'
import { EVERYONE, ruleOf } from '#entitlements/flags/flag_rule'
import { flags } from '#entitlements/flags/platform_flags'
import { plans } from '#entitlements/plans'
import { showAgain } from '#identity/form_page'
import { RINGS } from '#tenancy/clinic'

/** @throws RecordNotFoundError */
export function subjectOf({ params }: HttpContext): FlagSubject {
  const subject = findSubject(String(params.flag))
  if (!subject) throw new RecordNotFoundError()
  return subject
}

/** Every plan crossed with every ring, for the head of a matrix. */
export async function kindsOfClinics({ i18n }: HttpContext) {
  return [...(await plans.all()).values()].flatMap(({ key: plan, name: planName }) =>
    RINGS.map((ring) => {
      const ringName = i18n.t(`console.rings.${ring}`)
      return { plan, ring, planName, ringName, label: `${planName} · ${ringName}` }
    })
  )
}

/** The page of one flag: its state, for whom it is, its plan for later, and what clinics get. */
export async function showFlag(ctx: HttpContext, subject: FlagSubject) {
  const { q } = await readFilter(ctx, flagClinicsFilter)
  const feature = flags.store.feature(subject.name)
  const rule = feature ? ruleOf(feature) : EVERYONE
  const row = flags.row(subject.name)
  const kinds = await kindsOfClinics(ctx)
  return ctx.view.render('pages/console/flags/show', {
    subject,
    q,
    kinds,
    isMade: Boolean(feature),
    isEnabled: feature?.enabled ?? true,
    isForeign: rule === null,
    rule: rule ?? EVERYONE,
    row,
    changedAt: row && new Date(row.updatedAt),
    planned: { on: typedMoment(row?.scheduledOnAt), off: typedMoment(row?.scheduledOffAt) },
    store: storeState(),
    cells: new FlagMatrix(flags.store.features).row(subject.name, kinds),
    found: await clinicsUnder(subject, q, readPage(ctx)),
    plans: [...(await plans.all()).values()].map(({ key, name }) => ({ value: key, label: name })),
    rings: RINGS.map((value) => ({ value, label: ctx.i18n.t(`console.rings.${value}`) })),
    base: `/console/flags/${subject.name}`,
  })
}

export function storeState() {
  const { kind, status } = flags.store
  return { kind, since: status.isReachable ? null : status.since }
}

/** Changes the flag and goes back to its page; where flags cannot be changed now, the page says so. */
export async function changing(
  ctx: HttpContext,
  subject: FlagSubject,
  { change, done }: { change: () => Promise<void>; done: string }
) {
  try {
    await change()
  } catch (error) {
    const isKnown = error instanceof FlagsUnreachableError || error instanceof FlagRefusedError
    if (!isKnown) throw error
    showAgain(ctx, {}, error.status)
    const problem = error instanceof FlagsUnreachableError ? 'unreachable' : 'refused'
    ctx.view.share({ problem: ctx.i18n.t(`flags.problems.${problem}`) })
    return showFlag(ctx, subject)
  }
  ctx.session.flash('success', ctx.i18n.t(`flags.done.${done}`, { flag: subject.title }))
  return ctx.response.redirect().status(303).toPath(`/console/flags/${subject.name}`)
}

/** As a date field wants it, in UTC. */
function typedMoment(at: number | null | undefined) {
  return at ? new Date(at).toISOString().slice(0, 16) : ''
}
