import type { HttpContext } from '@adonisjs/core/http'
import { LimitReachedError, ROLES } from '@medtrack/sdk'
import { agentOf } from '#clinics/agent'
import { LastOwnerError } from '#clinics/errors'
import { read } from '#clinics/form'
import { changeRole, removeMember } from '#clinics/members'
import { roleForm } from '#clinics/validators/clinic_forms'
import Invitation from '#identity/invitation'
import Membership from '#identity/membership'
import type { Position } from '#identity/position'
import { POSITIONS, rolesIn } from '#identity/position'

/** Who works at the clinic. */
export default class MembersController {
  index(ctx: HttpContext) {
    return showMembers(ctx)
  }

  async update(ctx: HttpContext) {
    const { values, errors } = await read(ctx, roleForm)
    if (errors) {
      ctx.response.status(422)
      return showMembers(ctx, errors.role[0])
    }
    return this.#change(ctx, 'clinics.members.roleChanged', (clinicId, agent) =>
      changeRole(clinicId, ctx.params.member, values.role, agent)
    )
  }

  async destroy(ctx: HttpContext) {
    return this.#change(ctx, 'clinics.members.removed', (clinicId, agent) =>
      removeMember(clinicId, ctx.params.member, agent)
    )
  }

  async #change(
    ctx: HttpContext,
    done: string,
    act: (
      clinicId: Membership['clinicId'],
      agent: ReturnType<typeof agentOf>
    ) => Promise<Membership>
  ) {
    const { id, slug } = ctx.presence.clinic
    try {
      const member = await act(id, agentOf(ctx))
      ctx.session.flash('success', ctx.i18n.t(done, { name: member.user.fullName }))
      const back = await placeFor(ctx, member, slug)
      return ctx.response.redirect().status(303).toPath(back)
    } catch (error) {
      if (error instanceof LimitReachedError) return showNoRoom(ctx, error)
      if (!(error instanceof LastOwnerError)) throw error
      ctx.response.status(error.status)
      return showMembers(ctx, ctx.i18n.t('clinics.members.lastOwner'))
    }
  }
}

/** Where the person may still be after what they did, which may have been to themselves. */
async function placeFor({ auth }: HttpContext, member: Membership, slug: string) {
  if (member.userId !== auth.user?.id) return `/c/${slug}/members`
  if (member.$isDeleted) return '/clinics'
  return member.role === 'owner' ? `/c/${slug}/members` : `/c/${slug}`
}

/** The same page where the plan allows nobody more in this role. */
export function showNoRoom(ctx: HttpContext, error: LimitReachedError) {
  ctx.response.status(error.status)
  ctx.view.share({ planLink: `/c/${ctx.presence.clinic.slug}/settings/plan` })
  return showMembers(ctx, ctx.i18n.t('clinics.members.noRoom', { max: error.max }))
}

/** The page with everybody on it; `problem` says why the last act was refused. */
export async function showMembers(ctx: HttpContext, problem?: string) {
  const { clinic } = ctx.presence
  const [members, invitations] = await Promise.all([
    Membership.ofClinic(clinic.id),
    Invitation.pendingOf(clinic.id),
  ])
  const labelled = (value: Position) => ({ value, label: ctx.i18n.t(`shell.roles.${value}`) })
  const owners = members.filter(({ role, user }) => role === 'owner' && !user.isDisabled)
  return ctx.view.render('pages/clinics/members', {
    members: members.map((member) => ({
      id: member.id,
      role: member.position,
      since: member.createdAt,
      name: member.user.fullName,
      email: member.user.email,
      isYou: member.userId === ctx.auth.user?.id,
      isLastOwner: owners.length === 1 && owners[0].id === member.id,
    })),
    invitations,
    problem,
    positions: POSITIONS.map(labelled),
    ownerPositions: POSITIONS.filter((one) => rolesIn(one).includes('owner')).map(labelled),
    roles: ROLES.map(labelled),
    base: `/c/${clinic.slug}/members`,
  })
}
