import db from '@adonisjs/lucid/services/db'
import { SHOWN } from '#console/clinic_list'

/** How many clinics have each plan. */
export async function clinicCounts(): Promise<Map<string, number>> {
  const rows = await db
    .from('clinics')
    .whereIn('status', [...SHOWN])
    .select('plan')
    .count('* as total')
    .groupBy('plan')
  return new Map(rows.map(({ plan, total }) => [plan, Number(total)]))
}
