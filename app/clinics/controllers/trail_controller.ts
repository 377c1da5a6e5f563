import type { HttpContext } from '@adonisjs/core/http'
import { readFilter, readPage } from '#clinics/filter'
import { trailChoices, trailPage } from '#clinics/trail_reading'
import { actLabel, factsOf } from '#clinics/trail_words'
import { trailFilter } from '#clinics/validators/clinic_forms'

/** The clinic's own audit trail. */
export default class TrailController {
  async index(ctx: HttpContext) {
    const question = await readFilter(ctx, trailFilter)
    const [found, choices] = await Promise.all([trailPage(question, readPage(ctx)), trailChoices()])
    const base = `/c/${ctx.presence.clinic.slug}/audit`
    return ctx.view.render('pages/clinics/audit', {
      ...found,
      base,
      question,
      isFiltered: Object.values(question).some(Boolean),
      exportHref: `${base}/export?${new URLSearchParams(question as Record<string, string>)}`,
      lines: found.lines.map((line) => ({
        ...line,
        act: actLabel(ctx, line.action),
        facts: factsOf(line),
      })),
      people: [
        ...choices.people.map(({ id, name }) => ({ value: id, label: name })),
        { value: 'platform', label: ctx.i18n.t('clinics.audit.platform') },
      ],
      acts: choices.acts
        .map((value) => ({ value, label: actLabel(ctx, value) }))
        .sort((one, other) => one.label.localeCompare(other.label)),
    })
  }
}
