import { audit, currentClinic, transaction } from '@medtrack/sdk'
import { storedNow } from '../booking/stored.js'

/** What the clinic set up under a name; what it never said is as `otherwise` says. */
export async function settingOf<T extends object>(name: string, otherwise: T): Promise<T> {
  const row = await currentClinic().db.from('appointments_settings').where({ name }).first()
  // Written by `keepSetting` with the same type; what a later release added is filled in.
  return row ? { ...otherwise, ...(JSON.parse(row.value) as Partial<T>) } : otherwise
}

/** Keeps what the clinic set up. The last one counts: a page of settings shows all that it saves. */
export async function keepSetting(name: string, value: object) {
  const { db, actor } = currentClinic()
  const columns = {
    value: JSON.stringify(value),
    updated_by: actor.userId,
    updated_at: storedNow(),
  }
  await transaction(async () => {
    await db
      .knexQuery()
      .table('appointments_settings')
      .insert({ name, version: 1, ...columns })
      .onConflict('name')
      .merge(columns)
    await audit({ action: `appointments.${name}.setup`, type: 'U', details: value })
  })
}
