import type { HttpContext } from '@adonisjs/core/http'
import { RecordNotFoundError } from '@medtrack/sdk'
import { audit } from '../../acts.js'
import { certificatePdf } from '../../erasure/certificate_pdf.js'
import Erasure from '../../models/erasure.js'

/** The certificate as a file. */
export default class CertificatesController {
  async show({ i18n, page, params, response }: HttpContext) {
    const erasure = await Erasure.findOrRefuse(params.erasure)
    if (erasure.state !== 'done') throw new RecordNotFoundError()
    const entity = { type: 'Erasure', id: erasure.id }
    await audit({ action: 'patients.erasure.certificate', type: 'R', entity })
    response.type('application/pdf')
    response.header('cache-control', 'no-store')
    response.header('content-disposition', `attachment; filename="${erasure.number}.pdf"`)
    return response.send(await certificatePdf(erasure, page, i18n))
  }
}
