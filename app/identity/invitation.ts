import { BaseModel, beforeCreate, belongsTo, column } from '@adonisjs/lucid/orm'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import mail from '@adonisjs/mail/services/main'
import type { ClinicId, Role } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { normaliseEmail } from '#identity/email'
import { AlreadyMemberError, MailNotSentError } from '#identity/errors'
import { countInvitation } from '#identity/invitation_limits'
import InvitationMail from '#identity/mails/invitation_mail'
import { findMembership } from '#identity/membership'
import { digestOf, newToken } from '#identity/token'
import User from '#identity/user'
import Clinic from '#tenancy/clinic'

const LIFETIME = { days: 7 }

export interface InvitationInput {
  clinic: Clinic
  email: string
  role: Role
  invitedBy: User
  guard?: InvitationGuard
}

/** Runs in the transaction that stores the invitation; what it throws keeps it from being stored. */
export type InvitationGuard = (trx: TransactionClientContract, email: string) => Promise<void>

/** An e-mail address that may become a member of a clinic, once, within seven days. */
export default class Invitation extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare clinicId: ClinicId
  @column() declare email: string
  @column() declare role: Role
  @column({ serializeAs: null }) declare tokenHash: string
  @column() declare invitedBy: string | null
  @column.dateTime() declare expiresAt: DateTime
  @column.dateTime() declare acceptedAt: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime

  @belongsTo(() => Clinic) declare clinic: BelongsTo<typeof Clinic>

  @beforeCreate()
  static assignId(invitation: Invitation) {
    invitation.id ??= v7()
  }

  /**
   * Invites an address, or invites it anew: the older link of the same address stops working.
   *
   * @throws AlreadyMemberError
   * @throws TooManyAttemptsError nothing is changed then
   * @throws MailNotSentError the invitation stands and can be sent again
   */
  static async issue(input: InvitationInput): Promise<Invitation> {
    const { clinic, role, invitedBy, guard } = input
    const address = normaliseEmail(input.email)
    const user = await User.findByEmail(address)
    if (user && (await findMembership(user.id, clinic.id))) throw new AlreadyMemberError()
    const invitation = await this.firstOrNew({ clinicId: clinic.id, email: address }, {})
    invitation.role = role
    await invitation.#send(invitedBy, guard)
    return invitation
  }

  /** Invitations that a clinic still waits for, the newest first; expired ones among them. */
  static pendingOf(clinicId: ClinicId): Promise<Invitation[]> {
    return this.query()
      .where('clinic_id', clinicId)
      .whereNull('accepted_at')
      .orderBy('created_at', 'desc')
  }

  /** The invitation a link opens, with its clinic, or `null` where the link opens nothing. */
  static async findUsable(token: string): Promise<Invitation | null> {
    const invitation = await this.query()
      .where('token_hash', digestOf(token))
      .whereNull('accepted_at')
      .preload('clinic')
      .first()
    return invitation && !invitation.isExpired && invitation.clinic.isActive ? invitation : null
  }

  get isExpired() {
    return this.expiresAt <= DateTime.utc()
  }

  isFor(user: User) {
    return user.email === this.email
  }

  /** @throws TooManyAttemptsError, MailNotSentError */
  async resend(sentBy: User, guard?: InvitationGuard) {
    await this.#send(sentBy, guard)
  }

  async withdraw() {
    await this.delete()
  }

  async #send(inviter: User, guard?: InvitationGuard) {
    // Counted first: where no mail may leave, the link of the last one goes on working.
    await countInvitation(this.clinicId, this.email, inviter)
    const { token, digest } = newToken()
    this.tokenHash = digest
    this.invitedBy = inviter.id
    this.expiresAt = DateTime.utc().plus(LIFETIME)
    this.acceptedAt = null
    await db.connection('central').transaction(async (trx) => {
      await guard?.(trx, this.email)
      await this.useTransaction(trx).save()
    })
    await this.#deliver(inviter, token)
  }

  async #deliver(inviter: User, token: string) {
    const clinic = await Clinic.findOrFail(this.clinicId)
    const { locale } = (await User.findByEmail(this.email)) ?? inviter
    const { email: address, role } = this
    const content = { address, locale, role, token, clinic: clinic.name, inviter: inviter.fullName }
    try {
      await mail.send(new InvitationMail(content))
    } catch (cause) {
      throw new MailNotSentError(undefined, { cause })
    }
  }
}
