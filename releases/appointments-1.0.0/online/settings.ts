import { settingOf } from '../settings/settings.js'

/** What patients may book by themselves. */
export interface OnlineSettings {
  isOn: boolean
  /** How long before it begins an appointment can be booked at the latest. */
  noticeHours: number
  /** How far ahead. */
  horizonDays: number
}

export const ONLINE_USUAL: OnlineSettings = { isOn: false, noticeHours: 12, horizonDays: 60 }

export function onlineSettings(): Promise<OnlineSettings> {
  return settingOf('online', ONLINE_USUAL)
}
