import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import { UnreadableFileError } from '../imports/errors.js'
import { FATES, type Fate } from '../imports/fates.js'
import { patientsByIds } from '../index.js'
import { importRows, type ImportRow } from '../imports/rows.js'
import PatientImport from '../models/patient_import.js'
import { describeRow, rowColumns, whyKept } from './import_words.js'
import { requestedPage } from './requested_page.js'

const ROWS_PER_PAGE = 20
const LARGEST = '10mb'

type Context = HttpContext

export default class ImportsController {
  async index({ page }: Context) {
    const batches = await PatientImport.query()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(50)
    return page.render('imports/index', { batches })
  }

  async create({ page }: Context) {
    return page.render('imports/create')
  }

  async store({ page, request }: Context) {
    const file = request.file('file', { size: LARGEST })
    if (!file) return refuse(page, 'no-file')
    if (!file.isValid) return refuse(page, 'too-large')
    if (!file.tmpPath) return refuse(page, 'no-file')
    const bytes = await readFile(file.tmpPath)
    try {
      const batch = await PatientImport.begin(file.clientName, bytes)
      page.redirect(`/imports/${batch.id}/mapping`)
    } catch (error) {
      if (error instanceof UnreadableFileError) return refuse(page, error.reason)
      throw error
    }
  }

  /** Each status of an import has a page of its own. */
  async show({ page, params, request }: Context) {
    const batch = await PatientImport.findOrRefuse(params.import)
    if (batch.status === 'mapping') return page.redirect(`/imports/${batch.id}/mapping`)
    if (batch.isWorking) {
      await batch.resumeIfStalled()
      return page.render('imports/progress', { batch, toDo: await amountOfWork(batch) })
    }
    if (batch.status !== 'ready') return this.#report(page, batch, requestedPage(request))
    return this.#dryRun(page, batch, request)
  }

  async destroy({ page, params }: Context) {
    const batch = await PatientImport.findOrRefuse(params.import)
    await batch.discard()
    page.redirect('/imports', { kind: 'success', text: page.t('imports.discarded') })
  }

  async #dryRun(page: Context['page'], batch: PatientImport, request: Context['request']) {
    const counts = await batch.fateCounts()
    const asked = FATES.find((fate) => fate === request.qs().fate)
    const fate: Fate = asked ?? FATES.find((one) => counts[one] > 0) ?? 'new'
    const number = requestedPage(request)
    const list = await importRows(batch, { fate }, number, ROWS_PER_PAGE)
    return page.render('imports/dry_run', {
      batch,
      counts,
      fates: FATES,
      fate,
      number,
      perPage: ROWS_PER_PAGE,
      total: list.total,
      columns: rowColumns(page, fate),
      rows: list.rows.map((row) => describeRow(page, row)),
      toImport: await batch.toImport(),
    })
  }

  async #report(page: Context['page'], batch: PatientImport, number: number) {
    const [fates, outcomes] = [await batch.fateCounts(), await batch.outcomeCounts()]
    const kept = await importRows(batch, { outcome: 'kept' }, number, ROWS_PER_PAGE)
    const [imported, refused] = [outcomes.imported ?? 0, outcomes.refused ?? 0]
    const refusedRows = await importRows(batch, { outcome: 'refused' }, number, ROWS_PER_PAGE)
    return page.render('imports/report', {
      batch,
      fates,
      outcomes,
      imported,
      lookAlikesLeftOut: fates.new + fates['look-alike'] - imported - refused,
      refused: refusedRows.rows.map((row) => describeRow(page, row)),
      refusedCount: refused,
      kept: await keptPatients(page, kept.rows),
      number,
      perPage: ROWS_PER_PAGE,
    })
  }
}

/** Under the names that they have now. */
async function keptPatients(page: Context['page'], rows: ImportRow[]) {
  const patients = await patientsByIds(rows.flatMap(({ patientId }) => patientId ?? []))
  return rows.flatMap((row) => {
    const patient = row.patientId ? patients.get(row.patientId) : null
    if (!patient) return []
    const detail = [patient.recordNumber, whyKept(page, row.keptFor)].filter(Boolean).join(' · ')
    return { id: patient.id, name: patient.name, detail }
  })
}

async function amountOfWork(batch: PatientImport): Promise<number> {
  if (batch.status === 'importing') return batch.toImport()
  if (batch.status === 'undoing') return (await batch.outcomeCounts()).imported ?? 0
  return batch.rowCount
}

function refuse(page: Context['page'], reason: string): never {
  throw new errors.E_VALIDATION_ERROR([
    { field: 'file', rule: reason, message: page.t(`imports.refused.${reason}`) },
  ])
}
