import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import { chartFrame } from '../../chart/chart_frame.js'
import { chartOf, openChart } from '../../chart/open_chart.js'
import { RefusedFileError } from '../../files/errors.js'
import { filesOf } from '../../files/file_list.js'
import { keepUpload, LARGEST_MB, type Upload } from '../../files/upload.js'
import Visit from '../../models/visit.js'
import { uploadValidator } from '../../validators/files/upload_validator.js'
import { fileRows } from './file_rows.js'

type Context = HttpContext

export default class FilesController {
  async index(ctx: Context) {
    const { page, request } = ctx
    const patient = await openChart(ctx)
    const { before, all } = request.qs()
    const withMistakes = all === '1'
    const list = await filesOf(patient.id, { before: before && String(before), withMistakes })
    return page.render('files/index', {
      ...(await chartFrame(ctx, patient)),
      files: fileRows(page, list.files),
      next: list.next,
      withMistakes,
      largest: LARGEST_MB,
    })
  }

  async store(ctx: Context) {
    const { page, request } = ctx
    const patient = await chartOf(ctx)
    const input = await request.validateUsing(uploadValidator)
    const visit = input.visit ? await Visit.inChart(patient.id, input.visit) : null
    const title = input.title ?? page.t('files.untitled')
    await this.#keep(ctx, { patientId: patient.id, title, visit })
    page.redirect(visit ? `/${patient.id}/visits/${visit.id}` : `/${patient.id}/files`, {
      kind: 'success',
      text: page.t('files.saved'),
    })
  }

  async #keep({ page, request }: Context, upload: Upload) {
    try {
      await keepUpload(request.file('file'), upload)
    } catch (error) {
      if (!(error instanceof RefusedFileError)) throw error
      const message = page.t(`files.refused.${error.reason}`, { largest: LARGEST_MB })
      throw new errors.E_VALIDATION_ERROR([{ field: 'file', rule: error.reason, message }])
    }
  }
}
