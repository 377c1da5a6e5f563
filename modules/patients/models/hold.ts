import { column } from '@adonisjs/lucid/orm'
import { currentClinic, RecordNotFoundError, sealed, transaction } from '@medtrack/sdk'
import { audit } from '../acts.js'
import { DateTime } from 'luxon'
import { ChartEntry } from './chart_entry.js'

/** A legal hold: while it stands, the patient cannot be erased. */
export default class Hold extends ChartEntry {
  static table = 'patients_holds'

  @sealed() declare reason: string | null
  @column.dateTime() declare liftedAt: DateTime | null
  @column() declare liftedBy: string | null
  @column() declare liftedByName: string | null
  @sealed() declare liftReason: string | null

  static async place(patientId: string, reason: string): Promise<Hold> {
    return transaction(async () => {
      const hold = await this.create({ patientId, reason })
      await audit({ action: 'patients.hold.place', type: 'C', entity: entityOf(hold) })
      return hold
    })
  }

  /** All that ever stood, the newest first. */
  static ofPatient(patientId: string): Promise<Hold[]> {
    return this.query().where({ patientId }).orderBy('created_at', 'desc').orderBy('id', 'desc')
  }

  static async standsFor(patientId: string): Promise<boolean> {
    const standing = currentClinic().db.from('patients_holds').where('patient_id', patientId)
    return (await standing.whereNull('lifted_at').select('id').first()) !== null
  }

  /** @throws RecordNotFoundError when it was lifted before */
  async lift(reason: string) {
    const { actor } = currentClinic()
    if (this.liftedAt) throw new RecordNotFoundError()
    await transaction(async () => {
      await this.revise(this.version, {
        liftedAt: DateTime.utc(),
        liftedBy: actor.userId,
        liftedByName: actor.name,
        liftReason: reason,
      } as Partial<this>) // of this very class
      await audit({ action: 'patients.hold.lift', type: 'U', entity: entityOf(this) })
    })
  }
}

function entityOf({ patientId }: Hold) {
  return { type: 'Patient', id: patientId }
}
