import { contactOf, type PatientContact } from '@medtrack/patients'
import { mailPerson, members, textPerson } from '@medtrack/sdk'
import type Appointment from '../models/appointment.js'
import type { Channel } from '../models/reminder.js'
import { preferenceOf, usualLanguage } from '../preferences/preferences.js'
import { spoken } from '../words/moments.js'
import { reminderSettings } from './settings.js'

/** How a patient is reached, and in which language. */
export interface Reach {
  contact: PatientContact
  locale: string
  /** Those by which this patient may be written to now, the clinic's wishes and the patient's minded. */
  channels: readonly Channel[]
}

/** `null` where the patient cannot be reached, or does not consent to it. */
export async function reachOf(patientId: string): Promise<Reach | null> {
  const contact = (await contactOf([patientId])).get(patientId)
  if (!contact?.isReachable) return null
  const { language, channels: allowed } = await preferenceOf(patientId)
  const channels: Channel[] = []
  if (contact.email && (allowed === 'all' || allowed === 'mail')) channels.push('mail')
  if (contact.phone && (allowed === 'all' || allowed === 'sms')) channels.push('sms')
  return channels.length > 0 ? { contact, locale: language ?? usualLanguage(), channels } : null
}

/** Whether a reminder goes out by this way: a text message perhaps only where there is no mail. */
export async function isWanted(channel: Channel, { channels }: Reach): Promise<boolean> {
  const { mail, sms } = await reminderSettings()
  if (!channels.includes(channel)) return false
  if (channel === 'mail') return mail
  return sms === 'always' || (sms === 'without_mail' && !(mail && channels.includes('mail')))
}

interface Message {
  channel: Channel
  reach: Reach
  appointment: Pick<Appointment, 'startsAt' | 'doctorId'>
  /** Group of words with `mail` and `sms`. */
  words: string
  path: string
}

/** Writes to a patient. What is written names the clinic, the doctor and the time, and not what it is about. */
export async function send({ channel, reach, appointment, words, path }: Message) {
  const { contact, locale } = reach
  const doctor = (await members()).find(({ userId }) => userId === appointment.doctorId)
  const data = { when: spoken(appointment.startsAt, locale), doctor: doctor?.name ?? '' }
  if (channel === 'mail') {
    const to = { address: String(contact.email), name: contact.given }
    await mailPerson('appointments', { to, locale, words: `${words}.mail`, data, path })
  } else {
    const to = String(contact.phone)
    await textPerson('appointments', { to, locale, words: `${words}.sms`, data, path })
  }
}
