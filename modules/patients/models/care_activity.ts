import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
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
  @sealed() declare progress: string | null
}
