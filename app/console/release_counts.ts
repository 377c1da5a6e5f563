import db from '@adonisjs/lucid/services/db'
import { SHOWN } from '#console/clinic_list'

/** How many clinics run which release, by `key@version`. */
export async function countRunning(): Promise<Map<string, number>> {
  const rows = await db
    .connection('central')
    .from('clinic_releases as r')
    .join('clinics as c', 'c.id', 'r.clinic_id')
    .whereIn('c.status', [...SHOWN])
    .groupBy('r.module_key', 'r.version')
    .select('r.module_key as key', 'r.version')
    .count('* as total')
  return new Map(rows.map(({ key, version, total }) => [`${key}@${version}`, Number(total)]))
}
