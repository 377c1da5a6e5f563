import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { compose } from '@adonisjs/core/helpers'
import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { BaseModel, beforeCreate, beforeSave, column } from '@adonisjs/lucid/orm'
import { DateTime } from 'luxon'
import { v7 } from 'uuid'
import { normaliseEmail } from '#identity/email'
import { queue } from '#queue/queue'
import { endSessionsOf } from '#identity/user_sessions'

export const LOCALES = ['en', 'es'] as const
export type Locale = (typeof LOCALES)[number]

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export interface PasswordChange {
  exceptSession?: string
  alongside?: (trx: TransactionClientContract) => Promise<void>
}

/** A person with an account. What they may do at a clinic stands in their membership of it. */
export default class User extends compose(BaseModel, withAuthFinder(hash)) {
  static selfAssignPrimaryKey = true

  @column({ isPrimary: true }) declare id: string
  @column() declare email: string
  @column({ serializeAs: null }) declare password: string | null
  @column() declare fullName: string
  @column() declare locale: Locale
  @column() declare theme: Theme
  @column({ consume: Boolean }) declare isSuperAdmin: boolean
  @column.dateTime() declare disabledAt: DateTime | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static assignId(user: User) {
    user.id ??= v7()
  }

  @beforeSave()
  static normalise(user: User) {
    if (user.$dirty.email) user.email = normaliseEmail(user.email)
  }

  static findByEmail(email: string) {
    return this.findBy('email', normaliseEmail(email))
  }

  /**
   * The account these credentials open, or `null`. Unknown, disabled and wrong look the same from
   * outside and take the same time: each of them costs one scrypt.
   */
  static async byCredentials(email: string, password: string): Promise<User | null> {
    const user = await this.findByEmail(email)
    if (!user?.password) {
      await hash.make(password)
      return null
    }
    const isRight = await user.verifyPassword(password)
    return isRight && !user.isDisabled ? user : null
  }

  get isDisabled() {
    return Boolean(this.disabledAt)
  }

  /** Of the name, not of a title such as `Dr.` before it. */
  get initials() {
    const words = this.fullName.split(/\s+/).filter((word) => word && !word.endsWith('.'))
    const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words
    return ends.map((word) => [...word][0].toUpperCase()).join('')
  }

  /**
   * Ends every session but `exceptSession`, and every link for a new password: who knew the old one
   * is out with the next request. All of it or nothing, together with what is done `alongside`.
   */
  async changePassword(
    password: string,
    { exceptSession, alongside }: PasswordChange = {}
  ): Promise<void> {
    // Worked out before: nobody else should wait for it while the transaction is open.
    const digest = await hash.make(password)
    await db.connection('central').transaction(async (trx) => {
      await alongside?.(trx)
      await trx.from('users').where('id', this.id).update({ password: digest, updated_at: now() })
      await trx.from('password_resets').where('user_id', this.id).delete()
      await endSessionsOf(this.id, exceptSession, trx)
    })
    await this.refresh()
  }

  /** Queues the mail that tells a person of a change that may not have been theirs. */
  tellPasswordChanged(): Promise<void> {
    return queue.push({
      name: 'identity.password_changed_mail',
      clinicId: null,
      recordId: this.id,
    })
  }

  async disable() {
    this.disabledAt = DateTime.utc()
    await this.save()
    await endSessionsOf(this.id)
  }

  async enable() {
    this.disabledAt = null
    await this.save()
  }
}

function now() {
  return DateTime.utc().toSQL({ includeOffset: false })
}
