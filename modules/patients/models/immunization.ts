import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DetailEntry } from './detail_entry.js'

/** FHIR Immunization. */
export default class Immunization extends DetailEntry {
  static table = 'patients_immunizations'

  @column() declare codeSystem: string | null
  @column() declare code: string | null
  @column() declare display: string
  @column() declare status: 'completed' | 'entered-in-error' | 'not-done'
  @column() declare occurredOn: string | null
  @column() declare lotNumber: string | null
  @column() declare manufacturer: string | null
  @column() declare site: string | null
  @column() declare route: string | null
  @column() declare doseNumber: number | null
  @column() declare visitId: string | null
  @sealed() declare note: string | null
}
