import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { ChartEntry } from './chart_entry.js'

/** FHIR Goal, of a care plan. */
export default class CareGoal extends ChartEntry {
  static table = 'patients_care_goals'

  @column() declare carePlanId: string
  @column() declare description: string
  @column() declare lifecycleStatus:
    | 'proposed'
    | 'planned'
    | 'accepted'
    | 'active'
    | 'on-hold'
    | 'completed'
    | 'cancelled'
    | 'entered-in-error'
    | 'rejected'
  @column() declare achievementStatus:
    | 'in-progress'
    | 'improving'
    | 'worsening'
    | 'no-change'
    | 'achieved'
    | 'sustaining'
    | 'not-achieved'
    | 'no-progress'
    | 'not-attainable'
    | null
  @column() declare dueOn: string | null
  @column() declare position: number
  @sealed() declare outcome: string | null
}
