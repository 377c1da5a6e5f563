import { beforeCreate, beforeUpdate, column } from '@adonisjs/lucid/orm'
import { currentClinic, RecordNotFoundError, SealedModel, transaction } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7, validate as isUuid } from 'uuid'
import { StaleEditError } from '../booking/errors.js'

/** Something that members keep: who made it and when, in which version. */
export class Authored extends SealedModel {
  @column({ isPrimary: true }) declare id: string
  @column() declare version: number
  @column() declare createdBy: string | null
  @column() declare createdByName: string
  @column() declare updatedBy: string | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static begin(row: Authored) {
    const { actor } = currentClinic()
    row.id ??= v7()
    row.version ??= 1
    row.createdBy ??= actor.userId
    row.createdByName ??= actor.name
    row.updatedBy ??= actor.userId
  }

  @beforeUpdate()
  static countEdit(row: Authored) {
    row.updatedBy = currentClinic().actor.userId
    row.version = row.version + 1
  }

  /** @throws RecordNotFoundError when the id is malformed or unknown */
  static async findOrRefuse<T extends typeof Authored>(
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

  /** Holds the row until the transaction ends, and brings this copy up to date. */
  async holdAt(version: number | null) {
    const { db } = currentClinic()
    const table = (this.constructor as typeof Authored).table // of the class that the row is of
    const stored = await db.from(table).where('id', this.id).forUpdate().select('version').first()
    if (!stored) throw new RecordNotFoundError()
    const current = Number(stored.version)
    if (version !== null && current !== version) throw new StaleEditError()
    if (current !== this.version) await this.refresh()
  }
}
