import { Exception } from '@adonisjs/core/exceptions'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'

/** The register contradicts itself. Names counts, never a patient. */
export class RegisterBrokenError extends Exception {
  static code = 'E_PATIENTS_REGISTER_BROKEN'
  static status = 500
}

/**
 * Every patient can be found, nobody is found who is gone, a record number is one patient's, and whoever was merged
 * leads to a patient.
 */
export default async function verify(db: QueryClientContract) {
  await expectNone(
    'patients cannot be found',
    db
      .from('patients as p')
      .whereNull('p.merged_into_id')
      .whereNotExists((keys) =>
        keys
          .from('patients_search_keys as k')
          .select('k.patient_id')
          .whereColumn('k.patient_id', 'p.id')
          .where('k.kind', 'f')
      )
  )
  await expectNone(
    'search keys lead nowhere',
    db
      .from('patients_search_keys as k')
      .whereNotExists((patients) =>
        patients.from('patients as p').select('p.id').whereColumn('p.id', 'k.patient_id')
      )
  )
  await expectNone(
    'merged records lead nowhere',
    db
      .from('patients as m')
      .whereNotNull('m.merged_into_id')
      .whereNotExists((patients) =>
        patients
          .from('patients as p')
          .select('p.id')
          .whereColumn('p.id', 'm.merged_into_id')
          .whereNull('p.merged_into_id')
      )
  )
  const shared = await db
    .from('patients')
    .select('record_number')
    .groupBy('record_number')
    .havingRaw('count(*) > 1')
    .limit(1)
  if (shared.length > 0) {
    throw new RegisterBrokenError('A record number is shared by several patients.')
  }
}

async function expectNone(problem: string, query: ReturnType<QueryClientContract['from']>) {
  const [{ total }] = await query.count('* as total')
  if (Number(total) > 0) throw new RegisterBrokenError(`${total} ${problem}.`)
}
