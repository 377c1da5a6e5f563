import { beforeUpdate, column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import { refuseRewriting } from '../visits/lock.js'
import { DetailEntry } from './detail_entry.js'

/** FHIR Condition: a problem, or a diagnosis of a visit. */
export default class Condition extends DetailEntry {
  static table = 'patients_conditions'
  static statusField = 'verificationStatus' as const

  @column() declare codeSystem: string | null
  @column() declare code: string | null
  @column() declare display: string
  @column() declare category: 'problem-list-item' | 'encounter-diagnosis'
  @column() declare clinicalStatus:
    'active' | 'recurrence' | 'relapse' | 'inactive' | 'remission' | 'resolved'
  @column() declare verificationStatus:
    'unconfirmed' | 'provisional' | 'differential' | 'confirmed' | 'refuted' | 'entered-in-error'
  @column() declare severity: 'mild' | 'moderate' | 'severe' | null
  @column() declare onset: string | null
  @column() declare abatement: string | null
  @column() declare visitId: string | null
  @sealed() declare note: string | null

  /** @throws VisitLockedError for a diagnosis of a signed visit */
  @beforeUpdate()
  static keepAsSigned(condition: Condition) {
    return refuseRewriting(condition, ['clinicalStatus', 'verificationStatus', 'abatement'])
  }
}
