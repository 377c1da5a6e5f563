import { transaction } from '@medtrack/sdk'
import { storedNow } from '../booking/stored.js'
import Appointment from '../models/appointment.js'
import { planReminders } from '../reminders/planning.js'

const AT_ONCE = 100

/** The clinic reminds otherwise from now on: so it does of what is booked already. */
export default async function replanReminders() {
  for (let after = ''; ;) {
    const some = await Appointment.query()
      .where('starts_at', '>', storedNow())
      .where('id', '>', after)
      .whereIn('status', ['booked', 'confirmed'])
      .orderBy('id')
      .limit(AT_ONCE)
    const last = some.at(-1)
    if (!last) return
    await transaction(async () => {
      for (const appointment of some) await planReminders(appointment)
    })
    after = last.id
  }
}
