import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { doctorsOfType } from '../../availability/doctors.js'
import { StaleEditError } from '../../booking/errors.js'
import AppointmentType, { COLOURS } from '../../models/appointment_type.js'
import { typedPrice } from '../../setup/money.js'
import { staff } from '../../setup/staff.js'
import { addType, changeType } from '../../setup/types.js'
import { readType } from '../../validators/setup/type_form.js'
import { setupTabs } from './setup_tabs.js'

export default class TypesController {
  async create(ctx: HttpContext) {
    return showForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { page } = ctx
    const { facts, doctorIds } = await readType(ctx, await doctorIdsOf(ctx))
    await addType(facts, doctorIds)
    page.redirect('/setup', { kind: 'success', text: page.t('setup.types.added') })
  }

  async edit(ctx: HttpContext) {
    return showForm(ctx, await AppointmentType.findOrRefuse(ctx.params.type))
  }

  async update(ctx: HttpContext) {
    const { page, response, params } = ctx
    const type = await AppointmentType.findOrRefuse(params.type)
    const { version, ...changes } = await readType(ctx, await doctorIdsOf(ctx))
    try {
      await changeType(type, version, changes)
    } catch (error) {
      if (!(error instanceof StaleEditError)) throw error
      response.status(409)
      return showForm(ctx, await AppointmentType.findOrRefuse(params.type), true)
    }
    page.redirect('/setup', { kind: 'success', text: page.t('setup.types.saved') })
  }
}

async function doctorIdsOf({ page }: HttpContext): Promise<string[]> {
  const { scheduled } = await staff(page.hasFeature('detailed'))
  return scheduled.map(({ userId }) => userId)
}

async function showForm(ctx: HttpContext, type: AppointmentType | null, isStale = false) {
  const { page } = ctx
  const { currency } = currentClinic().clinic
  const { scheduled } = await staff(page.hasFeature('detailed'))
  const chosen = type && (await doctorsOfType(type.id))
  return page.render('setup/type', {
    tabs: await setupTabs(ctx, 'week'),
    type,
    isStale,
    currency,
    price: typedPrice(type?.priceMinor ?? null, currency),
    isDetailed: page.hasFeature('detailed'),
    colours: COLOURS.map((value) => ({ value, label: page.t(`setup.colours.${value}`) })),
    doctors: scheduled.map(({ userId, name }) => ({ value: userId, label: name })),
    chosen: [...(chosen ?? [])],
  })
}
