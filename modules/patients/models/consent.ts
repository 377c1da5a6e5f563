import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { ChartEntry } from './chart_entry.js'

/** FHIR Consent. */
export default class Consent extends ChartEntry {
  static table = 'patients_consents'

  @column() declare category: string
  @column() declare status: 'active' | 'rejected' | 'inactive' | 'entered-in-error'
  @column() declare givenOn: string | null
  @column() declare expiresOn: string | null
  @sealed() declare note: string | null
}
