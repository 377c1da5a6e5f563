import type { ClinicId } from '@medtrack/sdk'
import { countAttempt } from '#identity/attempts'
import { digestOf } from '#identity/token'
import type User from '#identity/user'

/** Nobody's mailbox is flooded by a clinic. */
const PER_RECIPIENT = { requests: 5, duration: '1 hour' } as const
/** Nobody turns MedTrack into a machine that mails strangers. */
const PER_SENDER = { requests: 50, duration: '1 hour' } as const

/** @throws TooManyAttemptsError */
export async function countInvitation(clinicId: ClinicId, email: string, { id }: User) {
  await countAttempt(PER_RECIPIENT, `invitation_to_${clinicId}_${digestOf(email)}`)
  await countAttempt(PER_SENDER, `invitation_by_${id}`)
}
