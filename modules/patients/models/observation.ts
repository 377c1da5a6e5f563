import { beforeUpdate, column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { refuseRewriting } from '../visits/lock.js'
import { DetailEntry } from './detail_entry.js'
import { exactNumber } from './exact_number.js'
import { jsonColumn } from './json_column.js'

/** One part of an observation, as FHIR's `Observation.component`. */
export interface ObservationComponent {
  codeSystem: string | null
  code: string | null
  display: string
  valueNumber: number | null
  /** UCUM. */
  unit: string | null
}

/** FHIR Observation: vitals, social history, results. */
export default class Observation extends DetailEntry {
  static table = 'patients_observations'

  @column() declare category: string
  @column() declare codeSystem: string | null
  @column() declare code: string | null
  @column() declare display: string
  @column() declare status:
    | 'registered'
    | 'preliminary'
    | 'final'
    | 'amended'
    | 'corrected'
    | 'cancelled'
    | 'entered-in-error'
    | 'unknown'
  @exactNumber() declare valueNumber: number | null
  /** UCUM. */
  @column() declare unit: string | null
  @column() declare valueCodeSystem: string | null
  @column() declare valueCode: string | null
  @column() declare valueDisplay: string | null
  @sealed() declare valueText: string | null
  /** Parts measured together, such as the two pressures. */
  @jsonColumn() declare components: ObservationComponent[] | null
  @column.dateTime() declare effectiveAt: DateTime
  @column() declare visitId: string | null
  @sealed() declare note: string | null

  /** @throws VisitLockedError for a reading of a signed visit */
  @beforeUpdate()
  static keepAsSigned(observation: Observation) {
    return refuseRewriting(observation, ['status'])
  }
}
