import { recentCancellations } from '../reminders/log.js'

/** Patients who cancelled by a link since yesterday; nothing where there are none. */
export default async function cancelledCard() {
  const count = (await recentCancellations()).length
  return count === 0 ? null : { view: 'slots/cancelled_card', state: { count } }
}
