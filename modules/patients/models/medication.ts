import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DetailEntry } from './detail_entry.js'

/** FHIR MedicationStatement: what somebody takes, whoever prescribed it. */
export default class Medication extends DetailEntry {
  static table = 'patients_medications'

  @column() declare codeSystem: string | null
  @column() declare code: string | null
  @column() declare display: string
  @column() declare status:
    | 'active'
    | 'completed'
    | 'entered-in-error'
    | 'intended'
    | 'stopped'
    | 'on-hold'
    | 'unknown'
    | 'not-taken'
  @column() declare dosage: string | null
  @column() declare effectiveFrom: string | null
  @column() declare effectiveTo: string | null
  @column() declare reason: string | null
  @sealed() declare note: string | null
}
