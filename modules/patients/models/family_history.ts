import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DetailEntry } from './detail_entry.js'

/** FHIR FamilyMemberHistory: a condition of a relative. */
export default class FamilyHistory extends DetailEntry {
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
  @column() declare status: 'completed' | 'entered-in-error'
  @sealed() declare note: string | null
}
