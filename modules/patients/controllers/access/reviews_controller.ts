import type { HttpContext } from '@adonisjs/core/http'
import { review } from '../../access/breaking_the_glass.js'
import { VERDICTS } from '../../access/emergency_reasons.js'
import { patientsByIds } from '../../index.js'
import Emergency from '../../models/emergency.js'
import { reviewValidator } from '../../validators/access/access_validators.js'
import { requestedPage } from '../requested_page.js'

const PER_PAGE = 20

/** What owners look through: who opened a restricted chart in an emergency. */
export default class ReviewsController {
  async index({ page, request }: HttpContext) {
    const query = Emergency.query().orderBy('created_at', 'desc').orderBy('id', 'desc')
    const found = await query.paginate(requestedPage(request), PER_PAGE)
    const emergencies = found.all()
    const patients = await patientsByIds(emergencies.map(({ patientId }) => patientId))
    return page.render('access/reviews', {
      emergencies: emergencies.map((emergency) => ({
        emergency,
        patient: patients.get(emergency.patientId),
      })),
      verdicts: VERDICTS.map((value) => ({ value, label: page.t(`access.verdicts.${value}`) })),
      total: found.total,
      number: found.currentPage,
      perPage: PER_PAGE,
    })
  }

  async update({ page, params, request }: HttpContext) {
    const emergency = await Emergency.findOrRefuse(params.emergency)
    const { verdict, reviewNote } = await request.validateUsing(reviewValidator)
    await review(emergency, verdict, reviewNote ?? null)
    page.redirect('/emergencies', { kind: 'success', text: page.t('access.review.saved') })
  }
}
