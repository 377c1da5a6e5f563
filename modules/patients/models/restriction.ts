import { column } from '@adonisjs/lucid/orm'
import { currentClinic, sealed } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { ChartEntry } from './chart_entry.js'

/** Keeps a chart to those who treat the patient. */
export default class Restriction extends ChartEntry {
  static table = 'patients_restrictions'

  @sealed() declare reason: string | null
  @column.dateTime() declare liftedAt: DateTime | null
  @column() declare liftedBy: string | null
  @column() declare liftedByName: string | null
  @sealed() declare liftReason: string | null

  /** The one that stands; of several that a merge brought together, the oldest. */
  static standing(patientId: string): Promise<Restriction | null> {
    const standing = this.query().where({ patientId }).whereNull('lifted_at')
    return standing.orderBy('created_at').orderBy('id').first()
  }

  /** Central ids of those who may open the chart. */
  async team(): Promise<string[]> {
    const rows = await currentClinic()
      .db.from('patients_restriction_members')
      .where('restriction_id', this.id)
      .select('user_id')
    return rows.map(({ user_id: id }) => id)
  }
}
