import type { HttpContext } from '@adonisjs/core/http'
import { chartFrame } from '../../chart/chart_frame.js'
import { openChart } from '../../chart/open_chart.js'
import { unreviewedText } from '../../details/allergies/noted_text.js'
import { speechOf } from '../../details/kind.js'
import { namesIn } from '../../details/places.js'
import { visitDiagnoses } from '../../details/visit_diagnoses.js'
import { latestVitals } from '../../details/vitals/series.js'
import { sectionOf } from './sections.js'
import { shownLatest } from './vital_words.js'

/** Everything clinical that stands in the chart beside the visits. */
export default class HealthController {
  async show(ctx: HttpContext) {
    const { page } = ctx
    const patient = await openChart(ctx)
    const sections: Record<string, Awaited<ReturnType<typeof sectionOf>>> = {}
    for (const name of namesIn('health').filter((one) => one !== 'vitals')) {
      sections[name] = await sectionOf(page, patient, name)
    }
    const hasAllergies = sections.allergies.current.length > 0
    return page.render('details/health', {
      ...(await chartFrame(ctx, patient)),
      sections,
      diagnoses: await visitDiagnoses(patient.id, speechOf(page)),
      vitals: shownLatest(page, await latestVitals(patient.id)),
      noted: await unreviewedText(patient),
      mayStateNone: !hasAllergies,
    })
  }
}
