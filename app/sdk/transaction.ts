import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
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
  return context.db.transaction((trx) => {
    AROUND.set(trx, outermost(context.db) ?? trx)
    return runInClinic({ ...context, db: trx }, () => work(trx))
  })
}

/** Of a transaction inside another: the one whose commit makes it so. */
const AROUND = new WeakMap<QueryClientContract, TransactionClientContract>()

/** The transaction that the entered clinic's work is in, if any. */
function outermost(db: QueryClientContract): TransactionClientContract | undefined {
  // Only a client that says so is one.
  return AROUND.get(db) ?? (db.isTransaction ? (db as TransactionClientContract) : undefined)
}

/** Whether what is written now still waits for a commit. For the SDK's own verbs. */
export function isInTransaction(): boolean {
  return currentClinic().db.isTransaction
}

/** Does it once what was written is committed; at once outside a transaction. For the SDK's own verbs. */
export async function afterCommit(work: () => Promise<void>): Promise<void> {
  const around = outermost(currentClinic().db)
  if (!around) return work()
  around.after('commit', work)
}
