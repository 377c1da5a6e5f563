import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DetailEntry } from './detail_entry.js'

/** FHIR Identifier: a number that somebody else gave. */
export default class Identifier extends DetailEntry {
  static table = 'patients_identifiers'

  /** HL7 v2-0203, e.g. `SS`. */
  @column() declare type: string
  @column() declare system: string | null
  @sealed() declare value: string | null
  /** Keyed, of system and value; see `digest` of the SDK. */
  @column() declare valueDigest: string
  @column() declare status: 'active' | 'entered-in-error'
  @column() declare startsOn: string | null
  @column() declare endsOn: string | null
}
