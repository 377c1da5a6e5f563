import { BaseModel, belongsTo, column } from '@adonisjs/lucid/orm'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import mail from '@adonisjs/mail/services/main'
import { DateTime } from 'luxon'
import { LinkExpiredError } from '#identity/errors'
import PasswordResetMail from '#identity/mails/password_reset_mail'
import { digestOf, newToken } from '#identity/token'
import User from '#identity/user'
import { queue } from '#queue/queue'

const LIFETIME = { hours: 1 }

/** The right to choose a new password: for one hour, once. */
export default class PasswordReset extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true, serializeAs: null }) declare tokenHash: string
  @column() declare userId: string
  @column.dateTime() declare expiresAt: DateTime
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime

  @belongsTo(() => User) declare user: BelongsTo<typeof User>

  /**
   * Has a link mailed to the account with this address. Does nothing where there is none. The link is
   * made as the mail is sent: no queue ever holds it.
   */
  static async sendTo(email: string): Promise<void> {
    const user = await User.findByEmail(email)
    if (!user || user.isDisabled) return
    await queue.push({ name: 'identity.reset_mail', clinicId: null, recordId: user.id })
  }

  /** Mails a new link to the account. The link mailed before stops working. */
  static async mailTo(userId: string): Promise<void> {
    const user = await User.find(userId)
    if (!user || user.isDisabled) return
    const { token, digest } = newToken()
    await this.query().where('user_id', user.id).delete()
    await this.create({
      tokenHash: digest,
      userId: user.id,
      expiresAt: DateTime.utc().plus(LIFETIME),
    })
    await mail.send(new PasswordResetMail(user, token))
  }

  static async findUsable(token: string): Promise<PasswordReset | null> {
    const reset = await this.query().where('token_hash', digestOf(token)).preload('user').first()
    return reset && reset.expiresAt > DateTime.utc() && !reset.user.isDisabled ? reset : null
  }

  /**
   * Sets the password and ends every session of the account.
   *
   * @throws LinkExpiredError when somebody was faster with the same link
   */
  async use(password: string): Promise<void> {
    await this.user.changePassword(password, { alongside: (trx) => this.#claim(trx) })
    await this.user.tellPasswordChanged()
  }

  async #claim(trx: TransactionClientContract) {
    const claimed = await trx.from('password_resets').where('token_hash', this.tokenHash).delete()
    if (Number(claimed) !== 1) throw new LinkExpiredError()
  }
}
