import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { affectedAppointments } from '../../setup/affected.js'

type Tab = 'week' | 'rooms' | 'absences' | 'holidays' | 'affected'

/** The tabs around every page of setting up, as far as the member may open them. */
export async function setupTabs({ page }: HttpContext, active: Tab) {
  const { may } = currentClinic().actor
  const count = (await affectedAppointments()).length
  const tab = (name: Tab, path: string) => ({
    label: page.t(`setup.tabs.${name}`),
    href: page.url(path),
    active: name === active,
  })
  return [
    tab('week', '/setup'),
    ...(may('appointments.setup') ? [tab('rooms', '/setup/rooms')] : []),
    tab('absences', '/setup/absences'),
    ...(may('appointments.close') ? [tab('holidays', '/setup/holidays')] : []),
    { ...tab('affected', '/setup/affected'), ...(count > 0 && { count }) },
  ]
}
