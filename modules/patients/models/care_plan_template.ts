import { beforeCreate, column } from '@adonisjs/lucid/orm'
import { ClinicModel, currentClinic, RecordNotFoundError } from '@medtrack/sdk'
import { audit } from '../acts.js'
import type { DateTime } from 'luxon'
import { v7, validate as isUuid } from 'uuid'
import { jsonColumn } from './json_column.js'

/** A goal or a step, without anything of a patient. */
export interface TemplateLine {
  description: string
  /** Days after the plan's first; `null` where nothing is due. */
  inDays: number | null
}

/** What the clinic's plans begin from. */
export default class CarePlanTemplate extends ClinicModel {
  static table = 'patients_care_plan_templates'

  @column({ isPrimary: true }) declare id: string
  @column() declare title: string
  @jsonColumn() declare goals: TemplateLine[]
  @jsonColumn() declare steps: TemplateLine[]
  @column() declare createdBy: string | null
  @column() declare createdByName: string
  @column.dateTime({ autoCreate: true }) declare createdAt: DateTime
  @column.dateTime({ autoCreate: true, autoUpdate: true }) declare updatedAt: DateTime

  @beforeCreate()
  static begin(template: CarePlanTemplate) {
    const { actor } = currentClinic()
    template.id ??= v7()
    template.createdBy ??= actor.userId
    template.createdByName ??= actor.name
  }

  /** @throws RecordNotFoundError when the id is malformed, unknown, or another clinic's */
  static async findOrRefuse(id: string): Promise<CarePlanTemplate> {
    const template = isUuid(id) ? await this.find(id) : null
    if (!template) throw new RecordNotFoundError()
    return template
  }

  async discard() {
    await this.delete()
    await audit({
      action: 'patients.plans.template.discard',
      type: 'D',
      entity: { type: 'CarePlanTemplate', id: this.id },
    })
  }
}
