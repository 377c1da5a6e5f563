import type { HttpContext } from '@adonisjs/core/http'
import { isOthersNumber } from '../../details/identifier_value.js'
import type { DetailEntry } from '../../models/detail_entry.js'
import Identifier from '../../models/identifier.js'

/** Two people with one number: a slip, or one person registered twice. Nothing is refused, cards are shared. */
export async function warnOfOthersNumber({ page, session }: HttpContext, entry: DetailEntry) {
  if (!(entry instanceof Identifier)) return
  if (await isOthersNumber(entry.patientId, entry.valueDigest)) {
    session.flash('warning', page.t('details.othersNumber'))
  }
}
