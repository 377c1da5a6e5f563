import { audit, currentClinic, transaction } from '@medtrack/sdk'
import { DateTime } from 'luxon'
import { stored } from '../booking/stored.js'
import Absence, { type AbsenceKind } from '../models/absence.js'

export interface AbsenceFacts {
  doctorId: string | null
  kind: AbsenceKind
  startsAt: DateTime
  endsAt: DateTime
  reason: string | null
}

/** Leave that is not over, the next first; days on which the clinic is closed stand in their own list. */
export function comingLeave(doctorId?: string): Promise<Absence[]> {
  const leave = Absence.query()
    .whereNot('kind', 'holiday')
    .where('ends_at', '>', stored(DateTime.utc()))
    .orderBy('starts_at')
    .limit(200)
  if (doctorId) leave.where({ doctorId })
  return leave
}

export function addAbsence(facts: AbsenceFacts): Promise<Absence> {
  return transaction(async () => {
    const absence = await Absence.create(facts)
    await told(absence, 'create')
    return absence
  })
}

/** @throws StaleEditError */
export async function changeAbsence(absence: Absence, version: number, facts: AbsenceFacts) {
  await transaction(async () => {
    await absence.revise(version, facts)
    await told(absence, 'update')
  })
}

export async function removeAbsence(absence: Absence) {
  await transaction(async () => {
    await absence.delete()
    await told(absence, 'delete')
  })
}

/** Whole days by the clock on the clinic's wall. */
export function wholeDays(firstDay: string, lastDay: string) {
  const zone = currentClinic().clinic.timeZone
  const startsAt = DateTime.fromISO(firstDay, { zone }).startOf('day')
  const endsAt = DateTime.fromISO(lastDay, { zone }).startOf('day').plus({ days: 1 }).startOf('day')
  return { startsAt: startsAt.toUTC(), endsAt: endsAt.toUTC() }
}

/** Whether it begins and ends with a day. */
export function isWholeDays({ startsAt, endsAt }: Pick<Absence, 'startsAt' | 'endsAt'>): boolean {
  const zone = currentClinic().clinic.timeZone
  return [startsAt, endsAt].every((at) => {
    const local = at.setZone(zone)
    return local.toMillis() === local.startOf('day').toMillis()
  })
}

function told({ id }: Absence, verb: 'create' | 'update' | 'delete') {
  const type = ({ create: 'C', update: 'U', delete: 'D' } as const)[verb]
  const entity = { type: 'Absence', id }
  return audit({ action: `appointments.absences.${verb}`, type, entity })
}
