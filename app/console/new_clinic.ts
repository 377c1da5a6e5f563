import type { Agent } from '#clinics/agent'
import type { NewClinic } from '#clinics/provisioning'
import { provisionClinic } from '#clinics/provisioning'
import { recordOnPlatform } from '#audit/platform_trail'
import { RunsPlatformError } from '#console/errors'
import { MailNotSentError, TooManyAttemptsError } from '#identity/errors'
import Invitation from '#identity/invitation'
import User from '#identity/user'
import type Clinic from '#tenancy/clinic'

/**
 * Makes a clinic and invites its owner. The clinic stands even where the mail does not leave: the
 * invitation can be sent again from the clinic's page.
 *
 * @throws ClinicRefusedError, ProvisioningFailedError
 */
export async function createClinic(input: NewClinic, ownerEmail: string, by: User, agent: Agent) {
  const clinic = await provisionClinic(input, { agent })
  const wasMailed = await inviteOwner(clinic, ownerEmail, by, agent).catch(isLeftForLater)
  return { clinic, wasMailed }
}

/**
 * Invites an address to own a clinic that is at work. Not one of those who run the platform: its
 * records are none of their business, and they would be a way in that nobody at the clinic granted.
 *
 * @returns whether the mail left
 * @throws AlreadyMemberError, RunsPlatformError, TooManyAttemptsError
 */
export async function inviteAnotherOwner(
  clinic: Clinic,
  email: string,
  invitedBy: User,
  agent: Agent
) {
  const account = await User.findByEmail(email)
  if (account?.isSuperAdmin) throw new RunsPlatformError()
  return inviteOwner(clinic, email, invitedBy, agent)
}

async function inviteOwner(clinic: Clinic, email: string, invitedBy: User, agent: Agent) {
  const wasMailed = await mailed(() =>
    Invitation.issue({ clinic, email, role: 'owner', invitedBy })
  )
  const details = { wasMailed }
  const { source } = agent
  await recordOnPlatform({
    action: 'clinic.invite_owner',
    agent,
    clinicId: clinic.id,
    source,
    details,
  })
  return wasMailed
}

async function mailed(send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send()
    return true
  } catch (error) {
    if (error instanceof MailNotSentError) return false
    throw error
  }
}

/** The clinic stands: whoever made very many of them invites this owner a little later. */
function isLeftForLater(error: unknown): false {
  if (error instanceof TooManyAttemptsError) return false
  throw error
}
