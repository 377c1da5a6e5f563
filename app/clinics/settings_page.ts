import type { HttpContext } from '@adonisjs/core/http'
import type { Choice } from '#clinics/choices'
import { DATE_ORDERS } from '#clinics/choices'

const TABS = [
  { name: 'details', path: '/settings', icon: 'building-2' },
  { name: 'modules', path: '/settings/modules', icon: 'blocks' },
  { name: 'updates', path: '/settings/updates', icon: 'package-plus' },
  { name: 'plan', path: '/settings/plan', icon: 'gauge' },
  { name: 'support', path: '/settings/support', icon: 'life-buoy' },
] as const

/** The settings' pages, one of which is open. */
export function settingsTabs({ i18n, presence }: HttpContext, open: (typeof TABS)[number]['name']) {
  return TABS.map(({ name, path, icon }) => ({
    label: i18n.t(`clinics.settings.tabs.${name}`),
    href: `/c/${presence.clinic.slug}${path}`,
    active: name === open,
    icon,
  }))
}

export function dateOrderChoices({ i18n }: Pick<HttpContext, 'i18n'>): Choice[] {
  return DATE_ORDERS.map((value) => ({ value, label: i18n.t(`clinics.dateOrders.${value}`) }))
}
