import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import Hold from '../models/hold.js'
import type Patient from '../models/patient.js'
import { describeAge } from '../controllers/patient_page.js'
import { standingOf } from './open_chart.js'
import { chartWarnings } from './warnings.js'

/**
 * What stands around every page of a chart, for `partials/chart_head.edge`: the banner's facts and the tabs, of this
 * module and of others.
 */
export async function chartFrame({ page, request }: HttpContext, patient: Patient) {
  const fills = await page.slot('patient.tab', { patientId: patient.id })
  const here = request.url()
  const summary = page.url(`/${patient.id}`)
  const others = fills.map(({ content: { label, path, count }, url }) => {
    const href = url(path)
    return { label, href, count, active: here === href || here.startsWith(`${href}/`) }
  })
  const isSummary = !others.some(({ active }) => active)
  const tabs = [{ label: page.t('chart.summary'), href: summary, active: isSummary }, ...others]
  const standing = standingOf(patient)
  const isOpen = standing?.isOpen ?? true
  const notices = isOpen ? await page.slot('patient.banner', { patientId: patient.id }) : []
  return {
    patient,
    age: describeAge(page, patient.draft),
    warnings: await chartWarnings(page, patient, isOpen),
    notices: notices.map(({ content: { text, kind, link }, url }) => ({
      text,
      kind,
      link: link && { label: link.label, href: url(link.path) },
    })),
    tabs: others.length > 0 ? tabs : [],
    standing,
    isHeld: currentClinic().actor.may('patients.erase') && (await Hold.standsFor(patient.id)),
  }
}

/** The cards of the chart's first page, drawn: those for the middle and those for the side. */
export async function chartCards({ page }: HttpContext, { id }: Patient) {
  const fills = await page.slot('patient.card', { patientId: id })
  const cards = await Promise.all(
    fills.map(async ({ content, render }) => ({
      place: content.place,
      html: await render(content.view, content.state),
    }))
  )
  const at = (place: string) => cards.filter((card) => card.place === place).map(({ html }) => html)
  return { mainCards: at('main'), sideCards: at('side') }
}
