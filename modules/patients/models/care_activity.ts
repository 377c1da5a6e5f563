import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { ChartEntry } from './chart_entry.js'

/** FHIR CarePlan.activity: a step of a care plan. */
export default class CareActivity extends ChartEntry {
  static table = 'patients_care_activities'

  @column() declare carePlanId: string
  @column() declare description: string
  @column() declare status:
    | 'not-started'
    | 'scheduled'
    | 'in-progress'
    | 'on-hold'
    | 'completed'
    | 'cancelled'
    | 'stopped'
    | 'unknown'
    | 'entered-in-error'
  @column() declare dueOn: string | null
  @column() declare responsibleId: string | null
  @column() declare responsibleName: string | null
  @column.dateTime() declare completedAt: DateTime | null
  @column() declare position: number
  /** Why it stands as it does, such as what it waits for. */
  @sealed() declare statusReason: string | null

  /** Whoever completes it first is the one who did. */
  async complete() {
    if (this.status === 'completed') return
    await this.revise(this.version, {
      status: 'completed',
      completedAt: DateTime.utc().startOf('second'),
    } as Partial<this>) // these are columns of every step
  }

  async reopen() {
    if (this.status !== 'completed') return
    await this.revise(this.version, { status: 'in-progress', completedAt: null } as Partial<this>) // as above
  }
}
