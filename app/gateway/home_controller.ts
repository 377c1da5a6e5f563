import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { clinicOverview } from '#gateway/clinic_overview'
import { homeCards } from '#gateway/home_cards'
import { setupSteps } from '#gateway/setup_steps'
import Membership from '#identity/membership'

/** Where a member begins: what their role needs of the clinic today. */
export default class HomeController {
  async show(ctx: HttpContext) {
    const { access, actor, clinic } = ctx.presence
    const now = DateTime.now().setZone(clinic.timeZone).setLocale(ctx.i18n.locale)
    const members = await Membership.ofClinic(clinic.id)
    return ctx.view.render('pages/clinics/home', {
      clinic: clinic.facts(),
      greeting: ctx.i18n.t(`clinics.home.greeting.${partOfDay(now)}`, { name: actor.name }),
      today: now.toLocaleString(DateTime.DATE_HUGE),
      hasModules: access.releases.length > 0,
      steps: await setupSteps(ctx, members.length),
      cards: await homeCards(ctx),
      colleagues: members
        .filter(({ user }) => user.id !== actor.userId && !user.isDisabled)
        .map(({ role, user }) => ({ role, name: user.fullName })),
      overview: await clinicOverview(ctx, now),
    })
  }
}

function partOfDay({ hour }: DateTime) {
  if (hour < 5) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}
