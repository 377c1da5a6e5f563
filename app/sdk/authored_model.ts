import { beforeCreate, beforeUpdate, column } from '@adonisjs/lucid/orm'
import type { DateTime } from 'luxon'
import { v7, validate as isUuid } from 'uuid'
import { currentClinic } from './clinic_context.js'
import { RecordNotFoundError, StaleEditError } from './errors.js'
import { SealedModel } from './sealed_model.js'
import { transaction } from './transaction.js'

/**
 * Base of what members keep: who made it and when, and in which version it is, so that nobody writes over what a colleague
 * saved meanwhile. The table has `id`, `version`, `created_by`, `created_by_name`, `updated_by`, `created_at`, `updated_at`.
 *
 * @example
 * export default class Room extends AuthoredModel {
 *   @column() declare name: string
 * }
 * await room.revise(version, { name })
 */
export class AuthoredModel extends SealedModel {
  @column({ isPrimary: true }) declare id: string
  /** One more with every edit. */
  @column() declare version: number
  @column() declare createdBy: string | null
  /** As they were called then: members come and go. */
  @column() declare createdByName: string
  @column() declare updatedBy: string | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static begin(row: AuthoredModel) {
    const { actor } = currentClinic()
    row.id ??= v7()
    row.version ??= 1
    row.createdBy ??= actor.userId
    row.createdByName ??= actor.name
    row.updatedBy ??= actor.userId
  }

  @beforeUpdate()
  static countEdit(row: AuthoredModel) {
    row.updatedBy = currentClinic().actor.userId
    row.version = row.version + 1
  }

  /** @throws RecordNotFoundError when the id is malformed or unknown */
  static async findOrRefuse<T extends typeof AuthoredModel>(
    this: T,
    id: unknown
  ): Promise<InstanceType<T>> {
    const row = isUuid(id) ? await this.find(id) : null
    if (!row) throw new RecordNotFoundError()
    return row as InstanceType<T> // `find` of a class answers its rows
  }

  /**
   * Saves changes, if nobody saved others since; the row is held meanwhile.
   *
   * @param version what was on the screen when the typing began; `null` where it does not matter
   * @throws StaleEditError when somebody saved a later one; nothing is changed then
   */
  async revise(version: number | null, changes: Partial<this>) {
    await transaction(async () => {
      await this.holdAt(version)
      await this.merge(changes).save()
    })
  }

  /**
   * Holds the row until the transaction that is under way ends, and brings this copy up to date.
   *
   * @throws StaleEditError, RecordNotFoundError
   */
  async holdAt(version: number | null) {
    const { db } = currentClinic()
    const table = (this.constructor as typeof AuthoredModel).table // of the class that the row is of
    const stored = await db.from(table).where('id', this.id).forUpdate().select('version').first()
    if (!stored) throw new RecordNotFoundError()
    const current = Number(stored.version)
    if (version !== null && current !== version) throw new StaleEditError()
    if (current !== this.version) await this.refresh()
  }
}
