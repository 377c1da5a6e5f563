import { currentClinic } from '@medtrack/sdk'
import { storedNow } from '../people/registration.js'

/** How what was found in a visit stands once the visit is signed, or was a mistake. */
const STANDINGS = {
  signed: [
    { table: 'patients_observations', column: 'status', from: ['preliminary'], to: 'final' },
    {
      table: 'patients_conditions',
      column: 'verification_status',
      from: ['provisional'],
      to: 'confirmed',
    },
  ],
  retracted: [
    { table: 'patients_observations', column: 'status', from: null, to: 'entered-in-error' },
    {
      table: 'patients_conditions',
      column: 'verification_status',
      from: null,
      to: 'entered-in-error',
    },
    { table: 'patients_attachments', column: 'status', from: null, to: 'entered-in-error' },
  ],
} as const

/** Only plain columns are touched: nothing sealed is written here. */
export async function settleFindings(visitId: string, as: keyof typeof STANDINGS) {
  const { actor, db } = currentClinic()
  for (const { table, column, from, to } of STANDINGS[as]) {
    const found = db.from(table).where('visit_id', visitId).whereNot(column, to)
    if (from) found.whereIn(column, [...from])
    await found.update({
      [column]: to,
      version: db.raw('version + 1'),
      updated_by: actor.userId,
      updated_at: storedNow(),
    })
  }
}

export async function hasDiagnosis(visitId: string): Promise<boolean> {
  const condition = await currentClinic()
    .db.from('patients_conditions')
    .where('visit_id', visitId)
    .whereNot('verification_status', 'entered-in-error')
    .select('id')
    .first()
  return condition !== null
}
