import { audit, RecordNotFoundError } from '@medtrack/sdk'
import type { Role } from '@medtrack/sdk'
import { recordOnPlatform } from '#audit/platform_trail'
import type { Agent } from '#clinics/agent'
import { roomForDoctor } from '#clinics/doctors'
import { MailNotSentError } from '#identity/errors'
import Invitation from '#identity/invitation'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'

/** Whether the invitation's mail left; where it did not, the invitation stands and can be sent again. */
export type Delivery = 'sent' | 'not-sent'

/**
 * Invites an address to the entered clinic.
 *
 * @throws AlreadyMemberError
 * @throws LimitReachedError when the plan allows no further doctor
 */
export async function invite(
  clinic: Clinic,
  { email, role }: { email: string; role: Role },
  invitedBy: User,
  agent: Agent
): Promise<Delivery> {
  const guard = role === 'doctor' ? await roomForDoctor(clinic) : undefined
  const delivery = await delivered(() =>
    Invitation.issue({ clinic, email, role, invitedBy, guard })
  )
  await record('member.invite', clinic, agent, { role, delivery })
  return delivery
}

/** Sends a fresh link; the one sent before stops working. */
export async function resend(clinic: Clinic, id: string, sentBy: User, agent: Agent) {
  const invitation = await findPending(clinic, id)
  const guard = invitation.role === 'doctor' ? await roomForDoctor(clinic) : undefined
  const delivery = await delivered(() => invitation.resend(sentBy, guard))
  await record('member.invite_again', clinic, agent, { role: invitation.role, delivery }, id)
  return { delivery, email: invitation.email }
}

/** Takes an invitation back: its link opens nothing any more. */
export async function withdraw(clinic: Clinic, id: string, agent: Agent): Promise<void> {
  const invitation = await findPending(clinic, id)
  await invitation.withdraw()
  await record('member.withdraw_invitation', clinic, agent, { role: invitation.role }, id)
}

async function delivered(send: () => Promise<unknown>): Promise<Delivery> {
  try {
    await send()
    return 'sent'
  } catch (error) {
    if (error instanceof MailNotSentError) return 'not-sent'
    throw error
  }
}

async function findPending({ id: clinicId }: Clinic, id: string): Promise<Invitation> {
  const invitation = await Invitation.query()
    .where({ id, clinicId })
    .whereNull('accepted_at')
    .first()
  if (!invitation) throw new RecordNotFoundError()
  return invitation
}

async function record(
  action: string,
  { id: clinicId }: Clinic,
  agent: Agent,
  details: Record<string, unknown>,
  invitationId?: string
) {
  const entity = invitationId ? { type: 'Invitation', id: invitationId } : undefined
  await audit({ action, type: action === 'member.invite' ? 'C' : 'U', entity, details })
  await recordOnPlatform({ action, agent, clinicId, entity, details, source: agent.source })
}
