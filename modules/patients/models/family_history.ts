import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { ChartEntry } from './chart_entry.js'

/** FHIR FamilyMemberHistory: a condition of a relative. */
export default class FamilyHistory extends ChartEntry {
  static table = 'patients_family_history'

  @column() declare codeSystem: string | null
  @column() declare code: string | null
  @column() declare display: string
  /** HL7 v3 RoleCode, e.g. `MTH`. */
  @column() declare relationship: string
  /** Years. */
  @column() declare onsetAge: number | null
  @column({ consume: (stored) => (stored === null ? null : Boolean(stored)) })
  declare isDeceased: boolean | null
  @sealed() declare note: string | null
}
