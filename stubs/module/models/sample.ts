import { beforeCreate, column } from '@adonisjs/lucid/orm'
import { audit, ClinicModel } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { v7 } from 'uuid'

export interface SampleFacts {
  name: string
}

export default class Sample extends ClinicModel {
  static table = 'samples'

  @column({ isPrimary: true }) declare id: string
  @column() declare name: string
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static assignId(record: Sample) {
    record.id ??= v7()
  }

  static async add(facts: SampleFacts): Promise<Sample> {
    const record = await this.create(facts)
    await record.#tell('added', 'C')
    return record
  }

  async correct({ name }: SampleFacts): Promise<void> {
    this.name = name
    await this.save()
    await this.#tell('corrected', 'U')
  }

  #tell(verb: string, type: 'C' | 'U') {
    return audit({ action: `samples.${verb}`, type, entity: { type: 'Sample', id: this.id } })
  }
}
