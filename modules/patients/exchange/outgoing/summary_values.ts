import { currentClinic } from '@medtrack/sdk'
import type { DateTime } from 'luxon'
import type Observation from '../../models/observation.js'
import { writtenDate } from '../../people/written_date.js'

const MOST_RESULTS = 30

export function current<Row extends { status: string }>(
  rows: Row[],
  statuses: readonly string[]
): Row[] {
  return rows.filter(({ status }) => statuses.includes(status))
}

/** Of each kind of result the last one. */
export function latest(observations: Observation[]): Observation[] {
  const byKind = new Map<string, Observation>()
  const oldestFirst = current(observations, ['final', 'amended', 'corrected', 'preliminary']).sort(
    (a, b) => a.effectiveAt.toMillis() - b.effectiveAt.toMillis()
  )
  for (const one of oldestFirst) byKind.set(one.code ?? one.display, one)
  return [...byKind.values()].reverse().slice(0, MOST_RESULTS)
}

export function valueOf(one: Observation): string {
  if (one.components?.length) {
    return one.components.map((part) => `${part.display}: ${quantity(part)}`).join('; ')
  }
  return one.valueDisplay ?? one.valueText ?? quantity(one)
}

function quantity({ valueNumber, unit }: Pick<Observation, 'valueNumber' | 'unit'>): string {
  if (valueNumber === null) return ''
  return [Number(valueNumber.toPrecision(5)), unit].filter((one) => one !== null).join(' ')
}

/** A date, however exactly it is known, as the clinic writes dates. */
export function dayInClinic(date: string | null): string {
  const isWhole = /^\d{4}-\d\d-\d\d$/.test(date ?? '')
  return isWhole ? writtenDate(date, currentClinic().clinic.dateOrder) : (date ?? '')
}

export function momentInClinic(moment: DateTime | null): string {
  const { timeZone } = currentClinic().clinic
  return dayInClinic(moment?.setZone(timeZone).toISODate() ?? null)
}
