import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import { ImportMovedOnError, UnreadableFileError } from '../imports/errors.js'
import { loadFile } from '../imports/file_store.js'
import { guessMapping, valuesOf } from '../imports/guesses.js'
import { readSpreadsheet, type Reading } from '../imports/spreadsheet.js'
import { mappingProblems, type Mapping } from '../imports/targets.js'
import PatientImport from '../models/patient_import.js'
import { mappingChoices } from './import_words.js'
import { mappingValidator } from '../validators/mapping_validator.js'

const SAMPLES = 3
const LONGEST_SAMPLE = 20

/** Which column fills what. The person sees samples of each and corrects the guess. */
export default class ImportMappingsController {
  async edit({ page, params }: HttpContext) {
    const batch = await PatientImport.findOrRefuse(params.import)
    if (!batch.isOpen) return page.redirect(`/imports/${batch.id}`)
    const { headers, rows } = readSpreadsheet(await loadFile(batch.id), batch.reading)
    const columns = headers.map((header, index) => ({
      index,
      name: header || page.t('imports.mapping.unnamed', { number: index + 1 }),
      samples: valuesOf(rows, index, SAMPLES).map(shorten).join(' · '),
      target: batch.mapping[index] ?? null,
    }))
    return page.render('imports/mapping', {
      batch,
      columns,
      rowCount: rows.length,
      ...mappingChoices(page),
    })
  }

  async update(ctx: HttpContext) {
    const { page, params, request } = ctx
    const batch = await PatientImport.findOrRefuse(params.import)
    if (!batch.isOpen) throw new ImportMovedOnError()
    const { reading, mapping } = await this.#read(ctx, batch)
    await batch.correct(reading, mapping)
    if (request.input('again')) return page.redirect(`/imports/${batch.id}/mapping`)
    refuse(page, mappingProblems(mapping))
    await batch.check()
    page.redirect(`/imports/${batch.id}`)
  }

  /** Columns split differently are other columns: what they fill is guessed anew. */
  async #read(
    { page, request }: HttpContext,
    batch: PatientImport
  ): Promise<{ reading: Reading; mapping: Mapping }> {
    const input = await request.validateUsing(mappingValidator)
    const delimiter = input.delimiter === 'tab' ? '\t' : input.delimiter
    const reading = {
      encoding: input.encoding,
      delimiter,
      dateOrder: input.dateOrder,
      hasHeader: input.hasHeader ?? false,
    }
    try {
      const { headers, rows } = readSpreadsheet(await loadFile(batch.id), reading)
      const isSameSplit = delimiter === batch.reading.delimiter && input.columns
      const chosen = headers.map((_, index) => input.columns?.[index] ?? null)
      return { reading, mapping: isSameSplit ? chosen : guessMapping(headers, rows) }
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error
      throw new errors.E_VALIDATION_ERROR([
        {
          field: 'encoding',
          rule: error.reason,
          message: page.t(`imports.refused.${error.reason}`),
        },
      ])
    }
  }
}

/** Enough to recognise what a column holds. */
function shorten(value: string): string {
  return value.length > LONGEST_SAMPLE ? `${value.slice(0, LONGEST_SAMPLE)}…` : value
}

function refuse(page: HttpContext['page'], problems: ReturnType<typeof mappingProblems>) {
  if (problems.length === 0) return
  throw new errors.E_VALIDATION_ERROR(
    problems.map(({ code, target }) => ({
      field: 'columns',
      rule: code,
      message: page.t(`imports.mapping.${code}`, { field: page.t(`targets.${target}`) }),
    }))
  )
}
