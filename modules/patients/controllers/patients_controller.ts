import { StaleEditError } from '@medtrack/sdk'
import type { HttpContext } from '@adonisjs/core/http'
import Patient from '../models/patient.js'
import { changedFields } from '../people/changed_fields.js'
import { emptyDraft, type PatientDraft } from '../people/draft.js'
import { RecordNumberTakenError } from '../people/errors.js'
import { listPatients, PER_PAGE } from '../people/patient_list.js'
import { lookAlikesOf } from '../resemblance/look_alikes.js'
import { readPatientForm, refuseField } from '../validators/patient_form.js'
import { versionValidator } from '../validators/patient_validator.js'
import { describeLookAlikes } from './look_alike_words.js'
import { listRows } from './list_rows.js'
import { chart, differences, formChoices } from './patient_page.js'
import { chartCards, chartFrame } from '../chart/chart_frame.js'
import { chartOf, openChart } from '../chart/open_chart.js'
import { requestedPage } from './requested_page.js'

export default class PatientsController {
  async index({ page, request }: HttpContext) {
    const typed = String(request.qs().q ?? '').slice(0, 200)
    const archived = request.qs().archived === '1'
    const number = requestedPage(request)
    const { patients, total, more } = await listPatients({ typed, archived, page: number })
    const state = { total, more, typed, archived, number, perPage: PER_PAGE }
    return page.render('index', { ...state, ...listRows(page, patients) })
  }

  async create({ page }: HttpContext) {
    return page.render('create', newForm(page, emptyDraft()))
  }

  /** Someone who looks like a patient of the clinic is stored only when the person says so. */
  async store(ctx: HttpContext) {
    const { page, request, response } = ctx
    const draft = await readPatientForm(ctx)
    const seen = String(request.input('seen') ?? '').split(',')
    const lookAlikes = await lookAlikesOf(draft)
    if (lookAlikes.some(({ person }) => !seen.includes(person.id))) {
      response.status(409)
      return page.render('create', {
        ...newForm(page, draft),
        lookAlikes: describeLookAlikes(page, lookAlikes),
        asking: true,
      })
    }
    const patient = await orRefuseNumber(page, () => Patient.register(draft))
    page.redirect(`/${patient.id}`, {
      kind: 'success',
      text: page.t('saved.created', { number: patient.recordNumber }),
    })
  }

  async show(ctx: HttpContext) {
    const patient = await openChart(ctx)
    const frame = await chartFrame(ctx, patient)
    const cards = await chartCards(ctx, patient)
    return ctx.page.render('show', { ...chart(ctx.page, patient.draft), ...frame, ...cards })
  }

  async edit(ctx: HttpContext) {
    const { page } = ctx
    const patient = await chartOf(ctx)
    return page.render('edit', editForm(page, patient, patient.draft))
  }

  async update(ctx: HttpContext) {
    const { page, request, response } = ctx
    const patient = await chartOf(ctx)
    const draft = await readPatientForm(ctx)
    const { version } = await request.validateUsing(versionValidator)
    try {
      await orRefuseNumber(page, () => patient.revise(draft, version))
    } catch (error) {
      if (!(error instanceof StaleEditError)) throw error
      response.status(409)
      return this.#showBoth(page, await Patient.findOrRefuse(patient.id), draft)
    }
    page.redirect(`/${patient.id}`, { kind: 'success', text: page.t('saved.updated') })
  }

  /** The record as it stands beside what was typed, which stays in the form. */
  #showBoth(page: HttpContext['page'], saved: Patient, typed: PatientDraft) {
    const draft = { ...typed, recordNumber: typed.recordNumber ?? saved.recordNumber }
    const fields = changedFields(saved.draft, draft)
    return page.render('edit', {
      ...editForm(page, saved, draft),
      conflict: differences(page, saved.draft, draft, fields),
    })
  }
}

function newForm(page: HttpContext['page'], draft: PatientDraft) {
  return { draft, ...formChoices(page, draft), lookAlikes: [], asking: false }
}

function editForm(page: HttpContext['page'], patient: Patient, draft: PatientDraft) {
  return { patient, draft, ...formChoices(page, draft), conflict: null, lookAlikes: null }
}

async function orRefuseNumber<T>(page: HttpContext['page'], store: () => Promise<T>): Promise<T> {
  try {
    return await store()
  } catch (error) {
    if (error instanceof RecordNumberTakenError) refuseField(page, 'recordNumber', 'taken')
    throw error
  }
}
