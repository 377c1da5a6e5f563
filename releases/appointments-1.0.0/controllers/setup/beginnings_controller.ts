import type { HttpContext } from '@adonisjs/core/http'
import { scheduledDoctors } from '../../availability/doctors.js'
import { begin } from '../../setup/beginning.js'

export default class BeginningsController {
  async store({ page }: HttpContext) {
    const doctors = await scheduledDoctors(page.hasFeature('detailed'))
    await begin(
      doctors.map(({ userId }) => userId),
      page.t('setup.beginning.type')
    )
    page.redirect('/setup', { kind: 'success', text: page.t('setup.beginning.done') })
  }
}
