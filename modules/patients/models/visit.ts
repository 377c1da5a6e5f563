import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { ChartEntry } from './chart_entry.js'

/** FHIR Encounter with its note (SOAP). Signed, it is never changed. */
export default class Visit extends ChartEntry {
  static table = 'patients_visits'

  @column() declare status: 'in-progress' | 'finished' | 'entered-in-error'
  /** HL7 v3 ActCode: `AMB`, `VR`, `HH`, `EMER` … */
  @column() declare encounterClass: string
  @column() declare typeDisplay: string | null
  @column() declare typeCodeSystem: string | null
  @column() declare typeCode: string | null
  @column.dateTime() declare startedAt: DateTime
  @column.dateTime() declare endedAt: DateTime | null
  @column() declare authorId: string | null
  @column() declare authorName: string
  @sealed() declare reason: string | null
  @sealed() declare subjective: string | null
  @sealed() declare objective: string | null
  @sealed() declare assessment: string | null
  @sealed() declare plan: string | null
  @column.dateTime() declare signedAt: DateTime | null
  @column() declare signedBy: string | null
  @column() declare signedByName: string | null
}
