import { currentClinic, members, type Member } from '@medtrack/sdk'

/**
 * Whose schedule the clinic keeps: every doctor's; without the feature `detailed` that of one, who set working hours first.
 *
 * @param isDetailed `page.hasFeature('detailed')`
 */
export async function scheduledDoctors(isDetailed: boolean): Promise<Member[]> {
  const doctors = (await members()).filter(({ isDoctor }) => isDoctor)
  if (isDetailed || doctors.length < 2) return doctors
  const first = await currentClinic()
    .db.from('appointments_hours')
    .select('doctor_id')
    .whereIn(
      'doctor_id',
      doctors.map(({ userId }) => userId)
    )
    .orderBy('id')
    .first()
  const only = doctors.find(({ userId }) => userId === first?.doctor_id) ?? doctors[0]
  return [only]
}

/** Who may give a kind of appointment; `null`: everybody may. */
export async function doctorsOfType(typeId: string): Promise<ReadonlySet<string> | null> {
  const rows = await currentClinic()
    .db.from('appointments_type_doctors')
    .select('doctor_id')
    .where('type_id', typeId)
  return rows.length === 0 ? null : new Set(rows.map(({ doctor_id: id }) => String(id)))
}
