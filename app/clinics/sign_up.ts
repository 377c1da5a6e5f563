import db from '@adonisjs/lucid/services/db'
import { BaseModel, beforeCreate, column } from '@adonisjs/lucid/orm'
import mail from '@adonisjs/mail/services/main'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { stored } from '#tenancy/stored'
import { LinkExpiredError } from '#identity/errors'
import { IdentityMail } from '#identity/mails/identity_mail'
import { digestOf, newToken } from '#identity/token'
import type { Locale } from '#identity/user'
import { queue } from '#queue/queue'

/** Name of the job; its record is the sign-up. */
export const SIGN_UP_MAIL = 'clinics.sign_up_mail'

const LIFETIME = { hours: 24 }

/** Somebody who wants a clinic and has yet to show that the address is theirs. */
export default class SignUp extends BaseModel {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column({ serializeAs: null }) declare tokenHash: string | null
  @column() declare email: string
  @column() declare clinicName: string
  @column() declare country: string
  @column() declare timeZone: string
  @column() declare locale: Locale
  @column.dateTime() declare expiresAt: DateTime
  @column.dateTime() declare usedAt: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime

  @beforeCreate()
  static assignId(signUp: SignUp) {
    signUp.id ??= v7()
  }

  /** Has a link mailed, whether the address has an account or not. Old ones are forgotten by the way. */
  static async ask(
    wish: Pick<SignUp, 'email' | 'clinicName' | 'country' | 'timeZone' | 'locale'>
  ): Promise<void> {
    await this.query().where('expiresAt', '<', stored(DateTime.utc())).delete()
    const expiresAt = DateTime.utc().plus(LIFETIME).startOf('second')
    const { id } = await this.create({ ...wish, expiresAt, tokenHash: null, usedAt: null })
    await queue.push({ name: SIGN_UP_MAIL, clinicId: null, recordId: id })
  }

  /** The link is made as the mail is sent: no queue ever holds it. */
  static async mailTo(id: string): Promise<void> {
    const signUp = await this.find(id)
    if (!signUp || signUp.usedAt) return
    const { token, digest } = newToken()
    await signUp.merge({ tokenHash: digest }).save()
    await mail.send(new SignUpMail(signUp, token))
  }

  static async findUsable(token: string): Promise<SignUp | null> {
    const signUp = await this.findBy('tokenHash', digestOf(token))
    return signUp && !signUp.usedAt && signUp.expiresAt > DateTime.utc() ? signUp : null
  }

  /**
   * Of two who come with the link at once, one goes on.
   *
   * @throws LinkExpiredError for the other
   */
  async claim(): Promise<void> {
    const usedAt = stored(DateTime.utc())
    const row = db.connection('central').from('sign_ups').where('id', this.id)
    const [claimed] = [await row.whereNull('used_at').update({ used_at: usedAt })].flat()
    if (Number(claimed) !== 1) throw new LinkExpiredError()
  }

  /** What it was claimed for failed: the link works again. */
  async release(): Promise<void> {
    await db.connection('central').from('sign_ups').where('id', this.id).update({ used_at: null })
  }
}

class SignUpMail extends IdentityMail {
  constructor({ email: address, clinicName: clinic, locale }: SignUp, token: string) {
    const words = 'clinics.signUp.mail'
    super({ to: { address }, locale, words, data: { clinic }, path: `/sign-up/${token}` })
  }
}
