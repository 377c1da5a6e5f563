import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { currentClinic, runInClinic } from './clinic_context.js'

/**
 * Runs `work` in one transaction of the entered clinic's database: all of it, or nothing. Every
 * clinic model, `audit()` and `currentClinic().db` inside `work` takes part by itself.
 *
 * @throws NoClinicError outside any clinic; whatever `work` throws, after rolling back
 * @example
 * await transaction(async () => {
 *   await patient.save()
 *   await audit({ action: 'patients.update', type: 'U' })
 * })
 */
export function transaction<T>(work: (trx: TransactionClientContract) => Promise<T>): Promise<T> {
  const context = currentClinic()
  return context.db.transaction((trx) => runInClinic({ ...context, db: trx }, () => work(trx)))
}
