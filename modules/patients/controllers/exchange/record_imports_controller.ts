import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import { reportOf } from '../../exchange/intake/report.js'
import {
  countByFate,
  countToImport,
  countUndecided,
  peopleOf,
} from '../../exchange/intake/people_list.js'
import { PERSON_FATES } from '../../exchange/intake/judging.js'
import RecordImport from '../../models/record_import.js'
import { requestedPage } from '../requested_page.js'
import { describePerson, describeReport, describeFiles } from './exchange_words.js'

const PEOPLE_PER_PAGE = 20
const LARGEST = '20mb'
const MOST_FILES = 50
/** What needs a person comes first. */
const FIRST_SHOWN = ['look-alike', 'new', 'known', 'repeat'] as const

export default class RecordImportsController {
  async index({ page }: HttpContext) {
    const batches = await RecordImport.query()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(50)
    return page.render('exchange/imports', {
      batches: batches.map((batch) => ({ batch, files: describeFiles(page, batch) })),
    })
  }

  async create({ page }: HttpContext) {
    return page.render('exchange/upload')
  }

  async store({ page, request }: HttpContext) {
    const files = request.files('files', { size: LARGEST })
    if (files.length === 0) return refuse(page, 'no-file')
    if (files.length > MOST_FILES || files.some(({ isValid }) => !isValid)) {
      return refuse(page, 'too-large')
    }
    const read = files.map(async ({ clientName: name, tmpPath }) => ({
      name,
      bytes: tmpPath ? await readFile(tmpPath) : Buffer.alloc(0),
    }))
    const batch = await RecordImport.begin(await Promise.all(read))
    page.redirect(`/record-imports/${batch.id}`)
  }

  /** Each status of an import has a page of its own. */
  async show({ page, params, request }: HttpContext) {
    const batch = await RecordImport.findOrRefuse(params.recordImport)
    const files = describeFiles(page, batch)
    if (batch.status === 'failed') return page.render('exchange/failed', { batch, files })
    if (batch.isWorking) {
      await batch.resumeIfStalled()
      return page.render('exchange/progress', { batch, files })
    }
    const number = requestedPage(request)
    if (batch.status === 'ready') return this.#people(page, batch, request.qs().fate, number)
    const report = await reportOf(batch, number, PEOPLE_PER_PAGE)
    const paging = { number, perPage: PEOPLE_PER_PAGE }
    return page.render('exchange/report', {
      batch,
      files,
      ...paging,
      ...describeReport(page, report),
    })
  }

  async destroy({ page, params }: HttpContext) {
    const batch = await RecordImport.findOrRefuse(params.recordImport)
    await batch.discard()
    page.redirect('/record-imports', {
      kind: 'success',
      text: page.t('exchange.imports.discard.done'),
    })
  }

  async #people(page: HttpContext['page'], batch: RecordImport, asked: unknown, number: number) {
    const counts = await countByFate(batch.id)
    const first = FIRST_SHOWN.find((one) => counts[one])
    const fate = PERSON_FATES.find((one) => one === asked) ?? first ?? 'new'
    const { people, total } = await peopleOf(batch.id, fate, number, PEOPLE_PER_PAGE)
    return page.render('exchange/people', {
      batch,
      fate,
      fates: PERSON_FATES,
      counts,
      personCount: Object.values(counts).reduce((sum, count) => sum + count, 0),
      people: people.map((person) => describePerson(page, person)),
      total,
      number,
      perPage: PEOPLE_PER_PAGE,
      toImport: await countToImport(batch.id),
      undecided: await countUndecided(batch.id),
    })
  }
}

function refuse(page: HttpContext['page'], reason: string): never {
  throw new errors.E_VALIDATION_ERROR([
    { field: 'files', rule: reason, message: page.t(`exchange.imports.refused.${reason}`) },
  ])
}
