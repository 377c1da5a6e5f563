import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { ChartEntry } from './chart_entry.js'

/** FHIR CarePlan.activity.progress: what was noted about a step, and when. */
export default class CareProgress extends ChartEntry {
  static table = 'patients_care_progress'

  @column() declare careActivityId: string
  /** `YYYY-MM-DD`. */
  @column() declare notedOn: string
  @sealed() declare text: string | null
}
