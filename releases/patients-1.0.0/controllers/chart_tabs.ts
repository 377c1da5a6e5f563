import type { HttpContext } from '@adonisjs/core/http'
import type Patient from '../models/patient.js'

/** The chart's own page and what other modules add to it; nothing where no module does. */
export async function chartTabs(page: HttpContext['page'], { id }: Patient) {
  const others = await page.slot('patient.tab', { patientId: id })
  if (others.length === 0) return []
  const summary = { label: page.t('chart.summary'), href: page.url(`/${id}`), active: true }
  return [
    summary,
    ...others.map(({ content: { label, path, count }, url }) => ({
      label,
      href: url(path),
      count,
    })),
  ]
}
