import type { DateOrder } from '@medtrack/sdk'

const SHAPES: Record<DateOrder, (year: string, month: string, day: string) => string> = {
  mdy: (year, month, day) => `${month}/${day}/${year}`,
  dmy: (year, month, day) => `${day}/${month}/${year}`,
  ymd: (year, month, day) => `${year}-${month}-${day}`,
}

/** A plain date in the clinic's own order. Lists write dozens: no calendar is needed for that. */
export function writtenDate(iso: string | null, order: DateOrder): string {
  if (!iso) return ''
  const [year, month, day] = iso.split('-')
  return SHAPES[order](year, month, day)
}
