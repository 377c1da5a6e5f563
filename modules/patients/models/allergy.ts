import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { DetailEntry } from './detail_entry.js'

/** FHIR AllergyIntolerance. */
export default class Allergy extends DetailEntry {
  static table = 'patients_allergies'
  static statusField = 'verificationStatus' as const

  @column() declare codeSystem: string | null
  @column() declare code: string | null
  @column() declare display: string
  @column() declare category: 'food' | 'medication' | 'environment' | 'biologic' | null
  @column() declare criticality: 'low' | 'high' | 'unable-to-assess' | null
  @column() declare clinicalStatus: 'active' | 'inactive' | 'resolved'
  @column() declare verificationStatus:
    'unconfirmed' | 'presumed' | 'confirmed' | 'refuted' | 'entered-in-error'
  @column() declare reaction: string | null
  @column() declare severity: 'mild' | 'moderate' | 'severe' | null
  @column() declare onset: string | null
  @sealed() declare note: string | null
}
