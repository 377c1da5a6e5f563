import type { HttpContext } from '@adonisjs/core/http'
import { transaction } from '@medtrack/sdk'
import AppointmentType from '../../models/appointment_type.js'
import { onlineSettings } from '../../online/settings.js'
import { keepSetting } from '../../settings/settings.js'
import { readOnlineSettings } from '../../validators/online/online_validators.js'

export default class OnlineSettingsController {
  async edit({ page }: HttpContext) {
    const types = await AppointmentType.offered()
    return page.render('online/settings', {
      settings: await onlineSettings(),
      types: types.map(({ id, name, minutes }) => ({
        value: id,
        label: `${name} (${minutes} min)`,
      })),
      chosen: types.filter(({ isOnline }) => isOnline).map(({ id }) => id),
      address: page.publicUrl('/book'),
    })
  }

  async update(ctx: HttpContext) {
    const { page } = ctx
    const { settings, typeIds } = await readOnlineSettings(ctx)
    await transaction(async () => {
      await keepSetting('online', settings)
      for (const type of await AppointmentType.offered()) {
        const isOnline = typeIds.includes(type.id)
        if (type.isOnline !== isOnline) await type.revise(null, { isOnline })
      }
    })
    page.redirect('/setup/online', { kind: 'success', text: page.t('online.saved') })
  }
}
