import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { ChartEntry } from './chart_entry.js'

/** FHIR Identifier: a number that somebody else gave. */
export default class Identifier extends ChartEntry {
  static table = 'patients_identifiers'

  /** HL7 v2-0203, e.g. `SS`. */
  @column() declare type: string
  @column() declare system: string | null
  @sealed() declare value: string | null
  /** Keyed, of system and value; see `digest` of the SDK. */
  @column() declare valueDigest: string
  @column() declare startsOn: string | null
  @column() declare endsOn: string | null
}
