import { column } from '@adonisjs/lucid/orm'
import { AuthoredModel, RecordNotFoundError } from '@medtrack/sdk'
import { validate as isUuid } from 'uuid'

/**
 * Something that stands in a patient's chart: who wrote it and when, in which version. Nothing is ever removed;
 * what was a mistake is marked `entered-in-error`.
 */
export class ChartEntry extends AuthoredModel {
  @column() declare patientId: string

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
}
