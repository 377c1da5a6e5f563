const PATTERN = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/
const MINUTES_A_DAY = 24 * 60

/** `09:30` as minutes of the day; `null` where it is no time of a day. */
export function minuteOf(typed: string): number | null {
  const [, hours, minutes] = PATTERN.exec(typed) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** The end of something: midnight is the end of the day, not its beginning. */
export function endMinuteOf(typed: string): number | null {
  const minute = minuteOf(typed)
  return minute === 0 ? MINUTES_A_DAY : minute
}

/** As a field for times takes it. */
export function wallTime(minute: number): string {
  const ofDay = minute % MINUTES_A_DAY
  const [hours, minutes] = [Math.floor(ofDay / 60), ofDay % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
