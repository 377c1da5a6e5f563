import type { Agent } from '#clinics/agent'
import type { NewClinic } from '#clinics/provisioning'
import { provisionClinic } from '#clinics/provisioning'
import { recordOnPlatform } from '#audit/platform_trail'
import { MailNotSentError } from '#identity/errors'
import Invitation from '#identity/invitation'
import type User from '#identity/user'
import type Clinic from '#tenancy/clinic'

/**
 * Makes a clinic and invites its owner. The clinic stands even where the mail does not leave: the
 * invitation can be sent again from the clinic's page.
 *
 * @throws ClinicRefusedError, ProvisioningFailedError
 */
export async function createClinic(input: NewClinic, ownerEmail: string, by: User, agent: Agent) {
  const clinic = await provisionClinic(input, { agent })
  return { clinic, wasMailed: await inviteOwner(clinic, ownerEmail, by, agent) }
}

/**
 * Invites an address to own the clinic.
 *
 * @returns whether the mail left
 * @throws AlreadyMemberError
 */
export async function inviteOwner(clinic: Clinic, email: string, invitedBy: User, agent: Agent) {
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
