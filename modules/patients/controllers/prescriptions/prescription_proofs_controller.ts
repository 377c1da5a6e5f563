import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { writtenDate } from '../../people/written_date.js'
import { proofOf } from '../../prescriptions/proof.js'

/**
 * Whether a printed prescription is genuine and still holds. It names the clinic and two days; what was prescribed, to
 * whom and by whom is nobody's business who found a piece of paper.
 */
export default class PrescriptionProofsController {
  async show({ page, params, response }: HttpContext) {
    response.header('cache-control', 'no-store')
    response.header('x-robots-tag', 'noindex, nofollow')
    const proof = await proofOf(params.code)
    if (!proof) response.status(404)
    return page.render('prescriptions/proof', {
      clinic: currentClinic().clinic.name,
      isGenuine: proof !== null,
      issued: proof && written(proof.issuedAt),
      revoked: proof?.revokedAt && written(proof.revokedAt),
    })
  }
}

function written(at: DateTime): string {
  const { dateOrder, timeZone } = currentClinic().clinic
  return writtenDate(at.setZone(timeZone).toISODate(), dateOrder)
}
