import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { currentClinic } from '@medtrack/sdk'
import type { LucidRow } from '@adonisjs/lucid/types/model'
import { VisitLockedError } from './errors.js'

/**
 * Holds the visit's row until the transaction ends.
 *
 * @throws VisitLockedError unless it is a draft
 */
export async function refuseLocked(trx: TransactionClientContract, visitId: string) {
  const stored = await trx.from('patients_visits').where('id', visitId).forUpdate().first()
  if (stored?.status !== 'in-progress') throw new VisitLockedError()
}

/**
 * What was found in a signed visit is part of what was signed: only its standing may change, such as a problem that is
 * resolved or a reading that was a mistake.
 *
 * @param standing the columns that may
 * @throws VisitLockedError
 */
export async function refuseRewriting(
  row: LucidRow & { visitId: string | null },
  standing: readonly string[]
) {
  const bookkeeping = ['version', 'updatedBy', 'updatedAt', 'note', ...standing]
  const rewritten = Object.keys(row.$dirty).filter((name) => !bookkeeping.includes(name))
  const visitId = row.$original.visitId
  if (!visitId || rewritten.length === 0) return
  const { db } = currentClinic()
  const visit = await db.from('patients_visits').select('status').where('id', visitId).first()
  if (visit?.status === 'finished') throw new VisitLockedError()
}
