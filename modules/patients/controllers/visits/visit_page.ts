import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { chartFrame } from '../../chart/chart_frame.js'
import { chartOf } from '../../chart/open_chart.js'
import { unitSystemOf } from '../../details/vitals/units.js'
import { filesOfVisit } from '../../files/file_list.js'
import type Patient from '../../models/patient.js'
import Visit, { NOTE_PARTS } from '../../models/visit.js'
import { atAGlance } from '../../visits/at_a_glance.js'
import { diagnosesOf } from '../../visits/diagnoses.js'
import { noteEditor, otherEditors } from '../../visits/editors.js'
import { vitalsOf } from '../../visits/recorded_vitals.js'
import { timeline } from '../../visits/timeline.js'
import { savedFields, type VisitFields } from '../../visits/visit_fields.js'
import { openSteps } from '../../plans/open_steps.js'
import { addendaOf, prescriptionsOf } from '../../visits/visit_content.js'
import { fileRows } from '../files/file_rows.js'
import { describeVitals, kindLabel, kinds, vitalFields } from './visit_words.js'

/** Lines of the timeline beside a note. */
const BESIDE = 15
/** Empty lines for diagnoses that the form always shows. */
const SPARE_LINES = 2

export interface Shown {
  /** What was typed, where it could not be saved as it is. */
  typed?: VisitFields
  conflict?: { label: string; saved: string; typed: string }[]
  /** Text for the addendum that was typed into a note which is signed by now. */
  addendum?: string
  /** Key of a sentence that says why nothing was done. */
  notice?: string
}

/** A visit with all that stands around it: to be written on while it is a draft, else to be read. */
export async function showVisit(
  ctx: HttpContext,
  patient: Patient,
  visit: Visit,
  shown: Shown = {}
): Promise<string> {
  const { page } = ctx
  const { actor } = currentClinic()
  const isWriting = visit.isDraft && actor.may('patients.visits.write')
  if (isWriting) await noteEditor(visit)
  return page.render('visits/show', {
    ...(await chartFrame(ctx, patient)),
    ...(await reading(page, visit)),
    ...(isWriting && (await writing(page, visit, shown.typed))),
    base: page.url(`/${patient.id}/visits/${visit.id}`),
    glance: await atAGlance(patient.id),
    beside: (await timeline(patient.id, { limit: BESIDE })).visits.map((one) => line(page, one)),
    prescriptions: await prescriptionsOf(visit.id),
    openSteps: actor.may('patients.plans.view') ? await openSteps(patient.id) : [],
    files: fileRows(page, await filesOfVisit(visit.id)),
    isWriting,
    mayTakeOver: await visit.mayBeTakenOver(),
    maySign: visit.isMine && actor.may('patients.visits.sign'),
    conflict: shown.conflict ?? null,
    addendum: shown.addendum ?? '',
    notice: shown.notice ?? null,
  })
}

/** As `showVisit`, of the visit in the address: where a form on its page comes back. */
export async function showVisitAgain(ctx: HttpContext): Promise<string> {
  const patient = await chartOf(ctx)
  return showVisit(ctx, patient, await Visit.inChart(patient.id, ctx.params.visit))
}

/** What a reader sees of a visit, on its page and on paper. */
export async function reading(page: HttpContext['page'], visit: Visit) {
  const diagnoses = await diagnosesOf(visit.id)
  return {
    visit,
    kind: kindLabel(page, visit.encounterClass),
    parts: NOTE_PARTS.map((part) => ({
      label: page.t(`visits.fields.${part}`),
      text: visit[part],
    })).filter(({ text }) => text),
    vitals: describeVitals(page, await vitalsOf(visit.id)),
    diagnoses: diagnoses.map(({ display, code }) => ({ display, code })),
    addenda: await addendaOf(visit.id),
  }
}

/** A visit as a line of a list. */
export function line(page: HttpContext['page'], visit: Visit) {
  return {
    id: visit.id,
    href: page.url(`/${visit.patientId}/visits/${visit.id}`),
    title: visit.reason || page.t('visits.noReason'),
    at: visit.startedAt,
    author: visit.authorName,
    kind: visit.typeDisplay ?? kindLabel(page, visit.encounterClass),
    status: visit.status,
  }
}

async function writing(page: HttpContext['page'], visit: Visit, typed?: VisitFields) {
  const fields = typed ?? (await savedFields(visit))
  const spare = Array.from({ length: SPARE_LINES }, () => ({
    id: null,
    display: '',
    code: null,
    codeSystem: null,
  }))
  return {
    fields: { ...fields, diagnoses: [...fields.diagnoses, ...spare] },
    kinds: kinds(page, visit.encounterClass),
    units: unitSystemOf(currentClinic().clinic.country),
    vitalFields: vitalFields(page),
    others: await otherEditors(visit.id),
  }
}
