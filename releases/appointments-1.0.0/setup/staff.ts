import { currentClinic, members, type Member } from '@medtrack/sdk'
import { scheduledDoctors } from '../availability/doctors.js'

/** Doctors as a page about setting up shows them. */
export interface Staff {
  /** Whose schedule the clinic keeps. */
  scheduled: Member[]
  /** Those for whom the plan has no schedule. */
  others: Member[]
}

export async function staff(isDetailed: boolean): Promise<Staff> {
  const scheduled = await scheduledDoctors(isDetailed)
  const ids = new Set(scheduled.map(({ userId }) => userId))
  const doctors = (await members()).filter(({ isDoctor }) => isDoctor)
  return { scheduled, others: doctors.filter(({ userId }) => !ids.has(userId)) }
}

/** Whose leave the acting member may enter: everybody's, or their own. */
export function mayEnterLeaveOf(doctors: readonly Member[]): Member[] {
  const { actor } = currentClinic()
  if (actor.may('appointments.close')) return [...doctors]
  return doctors.filter(({ userId }) => userId === actor.userId)
}
