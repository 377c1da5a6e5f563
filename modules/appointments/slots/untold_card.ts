import { untoldAppointments } from '../messages/open_messages.js'

/** Patients who may not have been told of what they are booked for; nothing where there are none. */
export default async function untoldCard() {
  const untold = await untoldAppointments()
  return untold.count === 0 ? null : { view: 'slots/untold_card', state: { ...untold } }
}
