import { currentClinic } from './clinic_context.js'
import { host } from './host.js'
import { afterCommit } from './transaction.js'

/**
 * Tells every open page of the entered clinic that listens to a topic (`page.live`) that something changed there; inside a
 * `transaction`, once that is committed. Pages then fetch what they show: nothing else travels.
 *
 * @param topic `<module key>.<topic>`, e.g. `appointments.calendar`; 60 characters at most
 * @param key which one, where that helps: an id that says nothing of a patient; 64 characters at most
 * @throws NoClinicError outside any clinic
 * @example
 * await announce('appointments.calendar', appointment.doctorId)
 */
export function announce(topic: string, key: string | null = null): Promise<void> {
  const context = currentClinic()
  return afterCommit(() => host().announce(context, topic, key))
}
