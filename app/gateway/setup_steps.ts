import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { fillSlot } from '#gateway/slots'
import Invitation from '#identity/invitation'

export interface SetupStep {
  label: string
  text?: string
  href: string
  done: boolean
}

/** More would be a chore rather than a beginning. */
const MOST = 6

/**
 * What an owner still has to set up, ticked by real data; nothing for others, or when all is done.
 *
 * @param memberCount how many people work at the clinic
 */
export async function setupSteps(ctx: HttpContext, memberCount: number): Promise<SetupStep[]> {
  if (!ctx.presence.may('clinic.settings')) return []
  const base = `/c/${ctx.presence.clinic.slug}`
  const filled = await fillSlot('home.checklist', ctx)
  const ofModules = filled.map(({ release, content: { path, ...step } }) => ({
    ...step,
    href: `${base}/${release.key}${path}`,
  }))
  const steps = [...(await coreSteps(ctx, base, memberCount)), ...ofModules].slice(0, MOST)
  return steps.every(({ done }) => done) ? [] : steps
}

async function coreSteps(
  { i18n, presence }: HttpContext,
  base: string,
  memberCount: number
): Promise<SetupStep[]> {
  const hasColleague =
    memberCount > 1 || (await Invitation.pendingOf(presence.clinic.id)).length > 0
  return [
    {
      label: i18n.t('clinics.home.steps.details'),
      text: i18n.t('clinics.home.steps.detailsText'),
      href: `${base}/settings`,
      done: await detailsWereSaved(),
    },
    {
      label: i18n.t('clinics.home.steps.colleague'),
      text: i18n.t('clinics.home.steps.colleagueText'),
      href: `${base}/members`,
      done: hasColleague,
    },
  ]
}

/** Every clinic is made with details; an owner who saved them has looked at them. */
async function detailsWereSaved() {
  const { clinic, db } = currentClinic()
  const line = await db
    .from('audit_events')
    .where({ entity_type: 'Clinic', entity_id: clinic.id, action: 'clinic.update' })
    .first()
  return line !== null
}
