import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { chooseRow } from '../imports/rows.js'
import PatientImport from '../models/patient_import.js'

/** A look-alike that is to come in anyway. */
export default class RowChoicesController {
  store(ctx: HttpContext) {
    return this.#choose(ctx, true)
  }

  destroy(ctx: HttpContext) {
    return this.#choose(ctx, false)
  }

  async #choose({ page, params, request }: HttpContext, chosen: boolean) {
    const batch = await PatientImport.findOrRefuse(params.import)
    const number = Number(params.row)
    if (!Number.isInteger(number)) throw new RecordNotFoundError()
    await chooseRow(batch, number, chosen)
    const onPage = Number(request.input('page', 1))
    page.redirect(
      `/imports/${batch.id}?fate=look-alike&page=${Number.isInteger(onPage) ? onPage : 1}`
    )
  }
}
