import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DetailEntry } from './detail_entry.js'

/** FHIR Flag: what everybody must see who opens the chart. */
export default class Alert extends DetailEntry {
  static table = 'patients_alerts'

  @column() declare category: string
  @sealed() declare text: string | null
  @column() declare status: 'active' | 'inactive' | 'entered-in-error'
  @column() declare startsOn: string | null
  @column() declare endsOn: string | null
}
