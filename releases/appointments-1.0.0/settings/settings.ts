import { audit, currentClinic, transaction } from '@medtrack/sdk'
import { storedNow } from '../booking/stored.js'
import { upsert } from '../schema/upsert.js'

/** What the clinic set up under a name; what it never said is as `otherwise` says. */
export async function settingOf<T extends object>(name: string, otherwise: T): Promise<T> {
  const row = await currentClinic().db.from('appointments_settings').where({ name }).first()
  // Written by `keepSetting` with the same type; what a later release added is filled in.
  return row ? { ...otherwise, ...(JSON.parse(row.value) as Partial<T>) } : otherwise
}

/** Keeps what the clinic set up. The last one counts: a page of settings shows all that it saves. */
export async function keepSetting(name: string, value: object) {
  const { actor } = currentClinic()
  const columns = {
    value: JSON.stringify(value),
    updated_by: actor.userId,
    updated_at: storedNow(),
  }
  await transaction(async () => {
    const row = { name, version: 1, ...columns }
    await upsert('appointments_settings', row, { key: ['name'], columns: Object.keys(columns) })
    await audit({ action: `appointments.${name}.setup`, type: 'U', details: { ...value } })
  })
}
