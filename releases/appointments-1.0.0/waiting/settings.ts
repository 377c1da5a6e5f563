import { settingOf } from '../settings/settings.js'

export interface WaitingSettings {
  /** Whether freed times are offered by themselves. */
  isOn: boolean
  /** For how long one is kept for somebody. */
  offerMinutes: number
  /** Times that begin sooner are not offered. */
  noticeHours: number
}

export const WAITING_USUAL: WaitingSettings = { isOn: true, offerMinutes: 120, noticeHours: 3 }

export function waitingSettings(): Promise<WaitingSettings> {
  return settingOf('waiting', WAITING_USUAL)
}
