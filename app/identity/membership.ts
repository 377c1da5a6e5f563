import { BaseModel, beforeCreate, belongsTo, column } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { ClinicId, Member, Role } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'
import type { Position } from '#identity/position'
import { isDoctor, positionOf } from '#identity/position'
import User from '#identity/user'
import Clinic from '#tenancy/clinic'

/** A user's place at one clinic. Looked up on every request, so a change counts at once. */
export default class Membership extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare userId: string
  @column() declare clinicId: ClinicId
  @column() declare role: Role
  /** Of an owner: whether they see patients as a doctor as well. */
  @column({ consume: Boolean }) declare practises: boolean
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @belongsTo(() => User) declare user: BelongsTo<typeof User>
  @belongsTo(() => Clinic) declare clinic: BelongsTo<typeof Clinic>

  @beforeCreate()
  static assignId(membership: Membership) {
    membership.id ??= v7()
  }

  get position(): Position {
    return positionOf(this)
  }

  /** A person's clinics that they may know of, by name; each with its clinic loaded. */
  static async forUser(userId: string): Promise<Membership[]> {
    const memberships = await this.query().where('user_id', userId).preload('clinic')
    return memberships
      .filter(({ clinic }) => clinic.isVisible)
      .sort((one, other) => one.clinic.name.localeCompare(other.clinic.name))
  }

  /** A clinic's members, by name; each with its user loaded. */
  static async ofClinic(clinicId: ClinicId): Promise<Membership[]> {
    const memberships = await this.query().where('clinic_id', clinicId).preload('user')
    return memberships.sort((one, other) => one.user.fullName.localeCompare(other.user.fullName))
  }

  /** Those who own a clinic, by name. */
  static async ownersOf(clinicId: ClinicId): Promise<User[]> {
    const members = await this.ofClinic(clinicId)
    return members.filter(({ role }) => role === 'owner').map(({ user }) => user)
  }
}

export function findMembership(userId: string, clinicId: ClinicId): Promise<Membership | null> {
  return Membership.query().where('user_id', userId).where('clinic_id', clinicId).first()
}

/** Who works at a clinic, as modules may know them; by name. */
export async function membersOf(clinicId: ClinicId): Promise<Member[]> {
  const members = await Membership.ofClinic(clinicId)
  return members.map(({ userId, role, position, user }) => ({
    userId,
    role,
    isDoctor: isDoctor(position),
    name: user.fullName,
  }))
}
