import db from '@adonisjs/lucid/services/db'
import { RecordNotFoundError } from '@medtrack/sdk'
import { recordOnPlatform } from '#audit/platform_trail'
import type { Agent } from '#clinics/agent'
import { LastOfTeamError } from '#console/errors'
import { normaliseEmail } from '#identity/email'
import PasswordReset from '#identity/password_reset'
import User, { type Locale } from '#identity/user'

/** Those who run the platform, by name. */
export function platformTeam(): Promise<User[]> {
  return User.query().where('isSuperAdmin', true).orderBy('fullName')
}

/**
 * Lets a person run the platform. Somebody without an account gets one, and a mail with a link to
 * choose its password; it opens nothing before.
 */
export async function joinTeam(
  { email: typed, fullName, locale }: { email: string; fullName: string; locale: Locale },
  agent: Agent
): Promise<User> {
  const email = normaliseEmail(typed)
  const { user, isNew } = await db.connection('central').transaction(async (trx) => {
    const known = await User.query({ client: trx }).where({ email }).first()
    const made = { email, fullName, locale, theme: 'auto' as const }
    const person = known ?? (await User.create(made, { client: trx }))
    await person.merge({ isSuperAdmin: true }).save()
    const entity = { type: 'User', id: person.id }
    const act = { action: 'platform.add_member', agent, entity, source: agent.source }
    await recordOnPlatform({ ...act, details: { email } }, trx)
    return { user: person, isNew: known === null }
  })
  if (isNew) await PasswordReset.sendTo(email)
  return user
}

/**
 * From their next request on the person runs the platform no more. Their account stays.
 *
 * @throws LastOfTeamError when nobody would run the platform afterwards
 * @throws RecordNotFoundError
 */
export async function leaveTeam(id: string, agent: Agent): Promise<User> {
  return db.connection('central').transaction(async (trx) => {
    // Two who remove each other at once wait here for one another; the second is refused.
    const able = await trx
      .from('users')
      .where('is_super_admin', true)
      .whereNull('disabled_at')
      .select('id')
      .forUpdate()
    const user = await User.query({ client: trx }).where({ id, isSuperAdmin: true }).first()
    if (!user) throw new RecordNotFoundError()
    if (able.every((member) => member.id === id)) throw new LastOfTeamError()
    await user.merge({ isSuperAdmin: false }).save()
    const entity = { type: 'User', id }
    const act = { action: 'platform.remove_member', agent, entity, source: agent.source }
    await recordOnPlatform({ ...act, details: { email: user.email } }, trx)
    return user
  })
}
