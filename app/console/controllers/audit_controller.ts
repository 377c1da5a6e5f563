import type { HttpContext } from '@adonisjs/core/http'
import { readFilter, readPage } from '#clinics/filter'
import { platformChoices, readPlatformTrail } from '#console/platform_trail'
import { platformActLabel, platformFacts } from '#console/platform_words'
import { platformTrailFilter } from '#console/validators/console_forms'

/** What was done to the platform, by whom. */
export default class AuditController {
  async index(ctx: HttpContext) {
    const question = await readFilter(ctx, platformTrailFilter)
    const found = await readPlatformTrail(question, readPage(ctx))
    const { people, acts, clinics } = await platformChoices()
    const choice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
    return ctx.view.render('pages/console/audit', {
      ...found,
      question,
      isFiltered: Object.values(question).some(Boolean),
      lines: found.lines.map((line) => ({
        ...line,
        act: platformActLabel(ctx, line.action),
        facts: platformFacts(line),
      })),
      people: [
        ...people.map(choice),
        { value: 'platform', label: ctx.i18n.t('clinics.audit.platform') },
      ],
      acts: acts.map((value) => ({ value, label: platformActLabel(ctx, value) })),
      clinics: clinics.map(choice),
    })
  }
}
