import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import { openChart } from '../../chart/open_chart.js'
import { namesIn } from '../../details/places.js'
import { sectionOf } from './sections.js'

/** What the desk keeps: whom to call, who pays, which numbers others gave, what was agreed. */
export default class AdministrationController {
  async show(ctx: HttpContext) {
    const patient = await openChart(ctx)
    const sections = []
    for (const name of namesIn('administration')) {
      sections.push(await sectionOf(ctx.page, patient, name))
    }
    return ctx.page.render('details/administration', {
      ...(await chartFrame(ctx, patient)),
      sections,
    })
  }
}
