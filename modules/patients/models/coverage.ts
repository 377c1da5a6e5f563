import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DetailEntry } from './detail_entry.js'

/** FHIR Coverage: who pays. */
export default class Coverage extends DetailEntry {
  static table = 'patients_coverages'

  @column() declare payor: string
  @column() declare planName: string | null
  @sealed() declare subscriberId: string | null
  @sealed() declare groupNumber: string | null
  @column() declare relationship: string | null
  /** 1 pays first. */
  @column() declare position: number
  @column() declare status: 'active' | 'cancelled' | 'draft' | 'entered-in-error'
  @column() declare startsOn: string | null
  @column() declare endsOn: string | null
}
