import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { until } from '#tests/http/releases/until'

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

  /**
   * What a process that is gone still had sent to a database server goes with it; by itself a server notices when it answers.
   */
  async forgetSenders() {
    if (this.trx.dialect.name !== 'mysql') return
    const ofThem = "info like 'delete from `subject_keys`%'"
    await until('the server forgot the process', async () => {
      const [waiting] = await this.trx.rawQuery(
        `select id from information_schema.processlist where ${ofThem}`
      )
      for (const { id } of waiting) await this.trx.rawQuery(`kill ${Number(id)}`)
      return waiting.length === 0
    })
  }

  async letGo() {
    if (!this.trx.isCompleted) await this.trx.rollback()
    await db.manager.close(NAME, true)
  }
}
