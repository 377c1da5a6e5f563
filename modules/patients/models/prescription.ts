import { column } from '@adonisjs/lucid/orm'
import { sealed } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import { ChartEntry } from './chart_entry.js'
import { jsonColumn } from './json_column.js'

/** A safety check as it ended when the prescription was written. */
export interface PrescriptionCheck {
  check: 'allergy' | 'duplicate-therapy'
  outcome: 'passed' | 'failed' | 'not-run'
  /** Where its knowledge comes from, and of which day that is. */
  source: string
  sourceDate: string | null
  /** What it found, or why it was not run. */
  findings: string[]
  /** Why the prescriber went on all the same. */
  overrideReason?: string
}

/** FHIR MedicationRequest. */
export default class Prescription extends ChartEntry {
  static table = 'patients_prescriptions'

  @column() declare codeSystem: string | null
  @column() declare code: string | null
  @column() declare display: string
  @column() declare status:
    | 'draft'
    | 'active'
    | 'on-hold'
    | 'cancelled'
    | 'completed'
    | 'entered-in-error'
    | 'stopped'
    | 'unknown'
  @column() declare dose: string
  @column() declare route: string | null
  @column() declare frequency: string
  @column() declare durationDays: number | null
  @column() declare quantity: string | null
  @column() declare refills: number
  @column({ consume: Boolean }) declare maySubstitute: boolean
  @sealed() declare instructions: string | null
  @sealed() declare stopReason: string | null
  @jsonColumn() declare checks: PrescriptionCheck[]
  /** What the printed code leads to. */
  @column() declare proofCode: string | null
  @column() declare visitId: string | null
  @column() declare renewsId: string | null
  @column() declare prescriberId: string | null
  @column() declare prescriberName: string
  @column.dateTime() declare authoredAt: DateTime
  @column.dateTime() declare stoppedAt: DateTime | null
}
