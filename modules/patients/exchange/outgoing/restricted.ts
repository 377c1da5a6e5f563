import { currentClinic } from '@medtrack/sdk'

/** How many charts are kept to a team: whoever takes everything along takes those along too, and is told. */
export async function countRestricted(): Promise<number> {
  const [{ total }] = await currentClinic()
    .db.from('patients_restrictions')
    .whereNull('lifted_at')
    .countDistinct('patient_id as total')
  return Number(total)
}
