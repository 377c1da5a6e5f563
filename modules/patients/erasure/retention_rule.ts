import { currentClinic, transaction } from '@medtrack/sdk'
import { audit } from '../acts.js'
import { storedNow } from '../people/registration.js'

/** How long the clinic keeps patients at least. */
export interface RetentionRule {
  /** After the last visit; for minors, after they came of age. */
  years: number
  /** The age from which somebody is no minor. */
  adultAge: number
}

/** Which law holds here, nobody told us: ten years is what most countries ask for. */
export const DEFAULT_RULE: RetentionRule = { years: 10, adultAge: 18 }

export async function retentionRule(): Promise<RetentionRule> {
  const row = await currentClinic().db.from('patients_retention').where('name', 'rule').first()
  return row ? { years: Number(row.years), adultAge: Number(row.adult_age) } : DEFAULT_RULE
}

export async function changeRetentionRule(rule: RetentionRule) {
  await transaction(async (trx) => {
    const before = await retentionRule()
    await trx
      .knexQuery()
      .table('patients_retention')
      .insert({
        name: 'rule',
        years: rule.years,
        adult_age: rule.adultAge,
        updated_at: storedNow(),
      })
      .onConflict('name')
      .merge(['years', 'adult_age', 'updated_at'])
    const details = { from: before, to: rule }
    const entity = { type: 'PatientRetention', id: 'rule' }
    await audit({ action: 'patients.retention.change', type: 'U', entity, details })
  })
}
