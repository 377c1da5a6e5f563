import { currentClinic } from './clinic_context.js'
import { host } from './host.js'
import type { PersonMail, PersonText } from './person_message.js'

/**
 * Sends a mail in the clinic's name. For jobs: it may be slow, and throws where no mail can be sent now.
 *
 * @param module the module's key
 * @throws NoClinicError outside any clinic
 * @example
 * await mailPerson('appointments', {
 *   to: { address, name }, locale: 'es', words: 'reminders.mail', data: { when }, path: `/answers/${token}`,
 * })
 */
export function mailPerson(module: string, message: PersonMail): Promise<void> {
  return host().mailPerson(currentClinic(), module, message)
}

/**
 * Sends a text message in the clinic's name, through the deployment's provider. For jobs, as `mailPerson`.
 *
 * @example
 * await textPerson('appointments', { to: phone, locale: 'es', words: 'reminders.text', data: { when } })
 */
export function textPerson(module: string, message: PersonText): Promise<void> {
  return host().textPerson(currentClinic(), module, message)
}
