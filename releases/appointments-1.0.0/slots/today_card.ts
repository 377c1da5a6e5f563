import { currentClinic, type SlotInput, type Slots } from '@medtrack/sdk'
import { countUnconfirmed, countToday } from '../desk/counts.js'
import { affectedAppointments } from '../setup/affected.js'

/** Reception's day in three numbers, and who has to be moved. */
export default async function (_: SlotInput): Promise<Slots['home.card']> {
  const { may } = currentClinic().actor
  const affected = may('appointments.leave') ? (await affectedAppointments()).length : 0
  const state = { ...(await countToday()), unconfirmed: await countUnconfirmed(), affected }
  return { view: 'slots/today_card', state }
}
