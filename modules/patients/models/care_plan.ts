import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { ChartEntry } from './chart_entry.js'

/** FHIR CarePlan. */
export default class CarePlan extends ChartEntry {
  static table = 'patients_care_plans'

  @column() declare title: string
  @column() declare status:
    'draft' | 'active' | 'on-hold' | 'revoked' | 'completed' | 'entered-in-error' | 'unknown'
  @column() declare startsOn: string | null
  @column() declare endsOn: string | null
  /** The problem it addresses. */
  @column() declare conditionId: string | null
  @sealed() declare note: string | null
  /** What came of it, said when it ended. */
  @sealed() declare outcome: string | null
}
