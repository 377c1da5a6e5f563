import { beforeCreate, beforeUpdate, column } from '@adonisjs/lucid/orm'
import { currentClinic, sealed, transaction } from '@medtrack/sdk'
import { audit } from '../acts.js'
import { DateTime } from 'luxon'
import { todayIn } from '../people/age.js'
import type { CheckResult } from '../prescriptions/checks/check.js'
import { readDetails, type CheckDetails } from '../prescriptions/checks/stored_details.js'
import {
  MayNotPrescribeError,
  PrescriptionIssuedError,
  PrescriptionNotActiveError,
} from '../prescriptions/errors.js'
import { ChartEntry } from './chart_entry.js'
import { jsonColumn } from './json_column.js'

/** A safety check as it ended when the prescription was written. */
export type PrescriptionCheck = Omit<CheckResult, 'findings'>

/** All that may change once it was issued: how it ended. */
const ENDING = new Set(['status', 'stopReason', 'stoppedAt', 'updatedBy', 'updatedAt', 'version'])

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
  @column() declare doseForm: string | null
  /** A name of ours, or what another system called it. */
  @column() declare route: string | null
  @column() declare frequency: string
  @column() declare durationDays: number | null
  @column() declare quantity: string | null
  @column() declare refills: number
  @column({ consume: Boolean }) declare maySubstitute: boolean
  @sealed() declare instructions: string | null
  @sealed() declare stopReason: string | null
  @jsonColumn() declare checks: PrescriptionCheck[]
  @sealed() declare checkDetails: string | null
  /** What the printed code leads to; only what was issued here has one. */
  @sealed() declare proofCode: string | null
  @column() declare proofDigest: string | null
  @column() declare visitId: string | null
  @column() declare renewsId: string | null
  @column() declare prescriberId: string | null
  @column() declare prescriberName: string
  @column.dateTime() declare authoredAt: DateTime
  /** `YYYY-MM-DD`, the last day; `null` where it has no end. */
  @column() declare endsOn: string | null
  @column.dateTime() declare stoppedAt: DateTime | null

  /** What comes from elsewhere was prescribed elsewhere; it has no proof of ours. */
  @beforeCreate()
  static onlyByDoctors({ proofDigest }: Prescription) {
    if (proofDigest) this.refuseOthersThanDoctors()
  }

  /** What was handed out with a proof of ours. */
  @beforeUpdate()
  static keepAsIssued(row: Prescription) {
    if (row.$original.proofDigest === null) return
    const changed = Object.keys(row.$dirty).filter((name) => !ENDING.has(name))
    if (changed.length > 0) throw new PrescriptionIssuedError()
  }

  /** @throws MayNotPrescribeError for whoever is no doctor */
  static refuseOthersThanDoctors() {
    if (!currentClinic().actor.may('patients.prescriptions.write')) throw new MayNotPrescribeError()
  }

  /** @throws MayNotPrescribeError, PrescriptionNotActiveError */
  async stop(reason: string) {
    Prescription.refuseOthersThanDoctors()
    await transaction(async () => {
      const held = await Prescription.query().where('id', this.id).forUpdate().firstOrFail()
      if (held.standing !== 'active') throw new PrescriptionNotActiveError()
      const stoppedAt = DateTime.utc().startOf('second')
      await held.merge({ status: 'stopped', stopReason: reason, stoppedAt }).save()
      await audit({
        action: 'patients.prescriptions.stop',
        type: 'U',
        entity: { type: 'Patient', id: this.patientId },
        details: { prescription: this.id },
      })
    })
  }

  /** Its status now: what was to be taken for some days is completed after them. */
  get standing() {
    const isOver = this.endsOn !== null && this.endsOn < todayIn(currentClinic().clinic.timeZone)
    return this.status === 'active' && isOver ? 'completed' : this.status
  }

  /** The checks with what they found. */
  get checkResults(): (PrescriptionCheck & CheckDetails)[] {
    const details = readDetails(this.checkDetails)
    return this.checks.map((check) => ({
      ...check,
      findings: details[check.check]?.findings ?? [],
      overrideReason: details[check.check]?.overrideReason ?? null,
    }))
  }
}
