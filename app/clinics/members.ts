import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { audit, RecordNotFoundError } from '@medtrack/sdk'
import type { ClinicId } from '@medtrack/sdk'
import { recordOnPlatform } from '#audit/platform_trail'
import type { Agent } from '#clinics/agent'
import { roomForDoctor } from '#clinics/doctors'
import { LastOwnerError } from '#clinics/errors'
import Membership from '#identity/membership'
import type { Position } from '#identity/position'
import { isDoctor, rolesIn, standingOf } from '#identity/position'

/**
 * Gives a member of the entered clinic another position, from their next request on.
 *
 * @throws LastOwnerError when nobody would own the clinic afterwards
 * @throws LimitReachedError when the plan allows no further doctor
 * @throws RecordNotFoundError when the clinic has no such member
 */
export async function changeRole(clinicId: ClinicId, id: string, position: Position, agent: Agent) {
  const demandRoom = isDoctor(position) ? await roomForDoctor({ id: clinicId }) : undefined
  return changeMember(clinicId, id, agent, 'member.change_role', async (member, trx) => {
    const from = member.position
    if (!isDoctor(from)) await demandRoom?.(trx)
    await member.merge(standingOf(position)).save()
    return { from, to: position }
  })
}

/**
 * Ends a membership of the entered clinic. What the person wrote stays; their next request is refused.
 *
 * @throws LastOwnerError, RecordNotFoundError
 */
export async function removeMember(clinicId: ClinicId, id: string, agent: Agent) {
  return changeMember(clinicId, id, agent, 'member.remove', async (member) => {
    await member.delete()
    return { from: member.position, to: null }
  })
}

type Change = (
  member: Membership,
  trx: TransactionClientContract
) => Promise<{ from: Position; to: Position | null }>

/** The trail's line is written before the change is committed: a change without a line cannot be. */
async function changeMember(
  clinicId: ClinicId,
  id: string,
  agent: Agent,
  action: string,
  change: Change
): Promise<Membership> {
  const changed = await db.connection('central').transaction(async (trx) => {
    const owners = await lockOwners(clinicId, trx)
    const found = await findMember(clinicId, id, trx)
    const fromTo = await change(found, trx)
    const isLast = owners.length === 1 && owners[0] === found.userId
    if (isLast && !ownsIn(fromTo.to)) throw new LastOwnerError()
    const target = { type: 'User', id: found.userId }
    await audit({ action, type: fromTo.to ? 'U' : 'D', entity: target, details: fromTo })
    return { member: found, entity: target, details: fromTo }
  })
  const { member, entity, details } = changed
  await recordOnPlatform({ action, agent, clinicId, entity, details, source: agent.source })
  return member
}

/** Two owners who demote each other at once wait here for one another; the second is refused. */
async function lockOwners(clinicId: ClinicId, trx: TransactionClientContract): Promise<string[]> {
  const rows = await trx
    .from('memberships')
    .where({ clinic_id: clinicId, role: 'owner' })
    .select('user_id')
    .forUpdate()
  const able = await trx
    .from('users')
    .whereIn(
      'id',
      rows.map((row) => row.user_id)
    )
    .whereNull('disabled_at')
    .select('id')
  return able.map((user) => user.id)
}

async function findMember(clinicId: ClinicId, id: string, client: TransactionClientContract) {
  const member = await Membership.query({ client }).where({ id, clinicId }).preload('user').first()
  if (!member) throw new RecordNotFoundError()
  return member
}

function ownsIn(position: Position | null) {
  return position !== null && rolesIn(position).includes('owner')
}
