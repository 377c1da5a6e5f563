import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { LinkExpiredError, OtherAddressError } from '#identity/errors'
import type Invitation from '#identity/invitation'
import Membership from '#identity/membership'
import User, { type Locale } from '#identity/user'

/** What a new colleague tells about themselves. */
export interface Newcomer {
  fullName: string
  password: string
  locale: Locale
}

/** Makes the person a member. All or nothing, and once: of two at the same time one is told no. */
export function acceptInvitation(invitation: Invitation, person: User | Newcomer): Promise<User> {
  if (person instanceof User && !invitation.isFor(person)) throw new OtherAddressError()
  return db.connection('central').transaction(async (trx) => {
    await claim(invitation, trx)
    const user = person instanceof User ? person : await join(invitation, person, trx)
    await Membership.updateOrCreate(
      { userId: user.id, clinicId: invitation.clinicId },
      { role: invitation.role },
      { client: trx }
    )
    return user
  })
}

function join(invitation: Invitation, newcomer: Newcomer, client: TransactionClientContract) {
  return User.create({ email: invitation.email, theme: 'auto', ...newcomer }, { client })
}

async function claim(invitation: Invitation, trx: TransactionClientContract) {
  const now = DateTime.utc().toSQL({ includeOffset: false })
  const claimed = await trx
    .from('invitations')
    .where('id', invitation.id)
    .where('token_hash', invitation.tokenHash)
    .whereNull('accepted_at')
    .update({ accepted_at: now })
  if (Number(claimed) !== 1) throw new LinkExpiredError()
}
