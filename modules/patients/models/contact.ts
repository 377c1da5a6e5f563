import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DetailEntry } from './detail_entry.js'

/** FHIR Patient.contact: whom to call. */
export default class Contact extends DetailEntry {
  static table = 'patients_contacts'

  @column() declare name: string
  @column() declare relationship: string | null
  @column() declare phone: string | null
  @column() declare email: string | null
  @column() declare addressLine: string | null
  @column({ consume: Boolean }) declare isEmergency: boolean
  /** 1 is called first. */
  @column() declare position: number
  @column() declare status: 'active' | 'entered-in-error'
  @sealed() declare note: string | null
}
