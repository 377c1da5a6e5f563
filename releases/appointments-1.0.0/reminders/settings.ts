import { settingOf } from '../settings/settings.js'

const HOUR = 60

/** How long before an appointment patients can be reminded. */
export const TIMES_BEFORE = [
  7 * 24 * HOUR,
  72 * HOUR,
  48 * HOUR,
  24 * HOUR,
  4 * HOUR,
  2 * HOUR,
  HOUR,
]
export const SMS_CHOICES = ['never', 'without_mail', 'always'] as const

export interface ReminderSettings {
  isOn: boolean
  /** Before the appointment begins. */
  minutesBefore: number[]
  mail: boolean
  sms: (typeof SMS_CHOICES)[number]
}

export const REMINDERS_USUAL: ReminderSettings = {
  isOn: false,
  minutesBefore: [48 * HOUR, 2 * HOUR],
  mail: true,
  sms: 'without_mail',
}

export function reminderSettings(): Promise<ReminderSettings> {
  return settingOf('reminders', REMINDERS_USUAL)
}
