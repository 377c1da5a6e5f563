import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'

const NAME = 'holds-keys'

/** Keeps everybody else from destroying keys of the clinic, as a slow key store would, until they are let go. */
export class HeldKeys {
  private constructor(readonly trx: TransactionClientContract) {}

  static async of(clinicId: string): Promise<HeldKeys> {
    const { config } = db.manager.get(db.primaryConnectionName) ?? {}
    if (!config) throw new RangeError('The central database has no connection.')
    if (!db.manager.has(NAME)) db.manager.add(NAME, config)
    const trx = await db.connection(NAME).transaction()
    const keys = trx.from('subject_keys').where('clinic_id', clinicId)
    await keys.update({ created_at: trx.raw('created_at') })
    return new HeldKeys(trx)
  }

  async letGo() {
    if (!this.trx.isCompleted) await this.trx.rollback()
    await db.manager.close(NAME, true)
  }
}
