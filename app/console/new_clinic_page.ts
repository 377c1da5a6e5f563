import type { HttpContext } from '@adonisjs/core/http'
import { countryChoices, currencyChoices, planChoices, timeZoneChoices } from '#clinics/choices'
import { dateOrderChoices } from '#clinics/settings_page'
import { suggestSlug } from '#clinics/slug'
import { RINGS } from '#tenancy/clinic'

/** The form for a new clinic. `hasFailed`: making it broke off and everything was undone. */
export async function showNewClinic(ctx: HttpContext, hasFailed = false) {
  const { i18n, request, view } = ctx
  const name = String(request.qs().name ?? '').slice(0, 120)
  return view.render('pages/console/new_clinic', {
    name,
    hasFailed,
    slug: suggestSlug(name),
    countries: countryChoices(i18n.locale),
    currencies: currencyChoices(i18n.locale),
    timeZones: timeZoneChoices(),
    dateOrders: dateOrderChoices(ctx),
    plans: await planChoices(),
    rings: RINGS.map((value) => ({
      value,
      label: i18n.t(`console.rings.${value}`),
      hint: i18n.t(`console.ringHints.${value}`),
    })),
  })
}
