import type { HttpContext } from '@adonisjs/core/http'
import { searchIcd10 } from '../../details/icd10.js'

const LONGEST = 100

/** Codes while somebody types. Takes the words by POST: they have no place in an address. */
export default class Icd10SearchesController {
  async store({ page, request }: HttpContext) {
    const typed = String(request.input('display') ?? '').slice(0, LONGEST)
    const { hits, edition } = await searchIcd10(typed)
    return page.render('details/partials/condition_results', { picker: { hits, edition, typed } })
  }
}
