import type { HttpContext } from '@adonisjs/core/http'
import { keepSetting } from '../../settings/settings.js'
import { readWaitingSettings } from '../../validators/waiting/waiting_validators.js'
import { waitingSettings } from '../../waiting/settings.js'

export default class WaitingSettingsController {
  async edit({ page }: HttpContext) {
    return page.render('waiting/settings', { settings: await waitingSettings() })
  }

  async update(ctx: HttpContext) {
    await keepSetting('waiting', await readWaitingSettings(ctx))
    const text = ctx.page.t('waiting.saved')
    ctx.page.redirect('/setup/waiting', { kind: 'success', text })
  }
}
