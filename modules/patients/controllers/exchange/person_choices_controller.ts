import type { HttpContext } from '@adonisjs/core/http'
import { choose } from '../../exchange/intake/people_list.js'
import RecordImport from '../../models/record_import.js'
import { choiceValidator } from '../../validators/exchange/exchange_validators.js'

/** What becomes of somebody whom the clinic may know. */
export default class PersonChoicesController {
  async update({ page, params, request }: HttpContext) {
    const batch = await RecordImport.findOrRefuse(params.recordImport)
    const { choice, page: number = 1 } = await request.validateUsing(choiceValidator)
    const fate = await choose(batch, Number(params.person), choice)
    page.redirect(`/record-imports/${batch.id}?fate=${fate}&page=${number}`)
  }
}
