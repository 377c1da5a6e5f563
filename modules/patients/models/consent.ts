import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DetailEntry } from './detail_entry.js'

/** FHIR Consent. */
export default class Consent extends DetailEntry {
  static table = 'patients_consents'

  @column() declare category: string
  @column() declare status: 'active' | 'rejected' | 'inactive' | 'entered-in-error'
  @column() declare givenOn: string | null
  @column() declare expiresOn: string | null
  @sealed() declare note: string | null
}
