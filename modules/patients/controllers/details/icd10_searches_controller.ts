import type { HttpContext } from '@adonisjs/core/http'
import { searchIcd10 } from '../../details/icd10.js'

const LONGEST = 100
const PLACE = /^[a-z][a-z0-9-]{0,40}$/

/** Codes while somebody types. Takes the words by POST: they have no place in an address. */
export default class Icd10SearchesController {
  async store({ page, request }: HttpContext) {
    const typed = String(request.input('display') ?? '').slice(0, LONGEST)
    const asked = String(request.input('place') ?? '')
    // Where several are on one page, each says which of them the answer is for.
    const place = PLACE.test(asked) ? asked : undefined
    const picker = { ...(await searchIcd10(typed)), typed, place }
    return page.render('details/partials/condition_results', { picker })
  }
}
