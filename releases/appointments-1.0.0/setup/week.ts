/** ISO: 1 Monday to 7 Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** A time of a weekday in which a doctor works; what lies between two is a break. */
export interface WorkTime {
  weekday: number
  fromMinute: number
  toMinute: number
  roomId: string | null
}

/** The dates for which a week holds, both included; `null`: since ever, for ever. */
export interface Validity {
  validFrom: string | null
  validUntil: string | null
}

/** A doctor's week, and when it holds. Of one doctor, no two weeks hold on one date. */
export interface Week extends Validity {
  times: WorkTime[]
  /** The newest of its rows: whoever typed over an older one is told. */
  seen: string
}

const BEGINNING = '0000-01-01'
const END = '9999-12-31'

export function overlap(one: Validity, other: Validity): boolean {
  return (
    (one.validFrom ?? BEGINNING) <= (other.validUntil ?? END) &&
    (other.validFrom ?? BEGINNING) <= (one.validUntil ?? END)
  )
}

export function holdsOn({ validFrom, validUntil }: Validity, date: string): boolean {
  return (validFrom ?? BEGINNING) <= date && date <= (validUntil ?? END)
}

/** Names a week of a doctor in an address: `2026-03-01_2026-03-31`, `_` for the one that always holds. */
export function keyOf({ validFrom, validUntil }: Validity): string {
  return `${validFrom ?? ''}_${validUntil ?? ''}`
}
