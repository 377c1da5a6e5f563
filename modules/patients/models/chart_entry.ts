import { beforeCreate, beforeUpdate, column } from '@adonisjs/lucid/orm'
import { currentClinic, RecordNotFoundError, SealedModel, transaction } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7, validate as isUuid } from 'uuid'
import { StaleEditError } from '../people/errors.js'

/**
 * Something that stands in a patient's chart: who wrote it and when, in which version. Nothing is ever removed;
 * what was a mistake is marked `entered-in-error`.
 */
export class ChartEntry extends SealedModel {
  @column({ isPrimary: true }) declare id: string
  @column() declare patientId: string
  @column() declare version: number
  @column() declare createdBy: string | null
  @column() declare createdByName: string
  @column() declare updatedBy: string | null
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static begin(entry: ChartEntry) {
    const { actor } = currentClinic()
    entry.id ??= v7()
    entry.version ??= 1
    entry.createdBy ??= actor.userId
    entry.createdByName ??= actor.name
    entry.updatedBy ??= actor.userId
  }

  @beforeUpdate()
  static countEdit(entry: ChartEntry) {
    entry.updatedBy = currentClinic().actor.userId
    entry.version = entry.version + 1
  }

  /** @throws RecordNotFoundError when the id is malformed, unknown, or of another patient's chart */
  static async inChart<T extends typeof ChartEntry>(
    this: T,
    patientId: string,
    id: string
  ): Promise<InstanceType<T>> {
    const entry = isUuid(id) ? await this.query().where({ id, patientId }).first() : null
    if (!entry) throw new RecordNotFoundError()
    return entry as InstanceType<T> // `first` of a class answers its rows
  }

  /**
   * Saves changes, if nobody saved others since; the row is held meanwhile.
   *
   * @param version what was on the screen when the typing began
   * @throws StaleEditError when somebody saved a later one; nothing is changed then
   */
  async revise(version: number, changes: Partial<this>) {
    await transaction(async (trx) => {
      const stored = await trx
        .from(this.#table)
        .where('id', this.id)
        .forUpdate()
        .select('version')
        .first()
      if (Number(stored?.version) !== version) throw new StaleEditError()
      this.merge(changes)
      this.version = version
      await this.save()
    })
  }

  get #table() {
    return (this.constructor as typeof ChartEntry).table // of the class that the row is of
  }
}
