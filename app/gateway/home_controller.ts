import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { homeCards } from '#gateway/home_cards'
import { setupSteps } from '#gateway/setup_steps'
import Invitation from '#identity/invitation'
import Membership from '#identity/membership'

/** Where a member begins: what their role needs of the clinic today. */
export default class HomeController {
  async show(ctx: HttpContext) {
    const { access, clinic, role } = ctx.presence
    const now = DateTime.now().setZone(clinic.timeZone).setLocale(ctx.i18n.locale)
    return ctx.view.render('pages/clinics/home', {
      clinic: clinic.facts(),
      role,
      greeting: ctx.i18n.t(`clinics.home.greeting.${partOfDay(now)}`, { name: ctx.presence.actor.name }),
      today: now.toLocaleString(DateTime.DATE_HUGE),
      hasModules: access.releases.length > 0,
      cards: await homeCards(ctx),
      steps: await setupSteps(ctx),
      team: await teamOf(ctx),
    })
  }
}

function partOfDay({ hour }: DateTime) {
  if (hour < 5) return 'night'
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

async function teamOf({ presence }: HttpContext) {
  if (!presence.may('clinic.members')) return null
  const { id } = presence.clinic
  const [members, invitations] = await Promise.all([Membership.ofClinic(id), Invitation.pendingOf(id)])
  return { members: members.length, invited: invitations.length }
}
