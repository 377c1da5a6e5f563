import { currentClinic } from '@medtrack/sdk'
import vine from '@vinejs/vine'
import { isInTheFuture, readPartialDate } from '../../details/partial_date.js'
import { VALUE_SETS, type ValueSet } from '../../details/value_sets.js'
import { todayIn } from '../../people/age.js'

/** As much as a sealed note holds. */
const LONGEST_NOTE = 4000

export const required = (most: number) => vine.string().trim().minLength(1).maxLength(most)
export const optional = (most: number) => vine.string().trim().maxLength(most).nullable().optional()
export const note = () => optional(LONGEST_NOTE)
export const whole = (least: number, most: number) =>
  vine.number().withoutDecimals().min(least).max(most)

/** One of the codes of a value set. */
export function oneOf<Name extends ValueSet>(set: Name) {
  return vine.enum(VALUE_SETS[set] as (typeof VALUE_SETS)[Name])
}

interface DateOptions {
  /** Whether it may lie ahead, as an end of a contract does. */
  mayBeAhead: boolean
}

const partialDateRule = vine.createRule((value: unknown, { mayBeAhead }: DateOptions, field) => {
  if (typeof value !== 'string') return
  const { dateOrder, timeZone } = currentClinic().clinic
  const today = todayIn(timeZone)
  const iso = readPartialDate(value, dateOrder, today)
  if (!iso) return field.report('{{ field }} is no date', 'partialDate', field)
  if (!mayBeAhead && isInTheFuture(iso, today)) {
    return field.report('{{ field }} is in the future', 'in-the-future', field)
  }
  field.mutate(iso, field)
})

/** `2019`, `05/2019` or a day; kept as FHIR's partial date. */
export function partialDate(options: DateOptions = { mayBeAhead: false }) {
  return vine.string().trim().maxLength(40).use(partialDateRule(options)).nullable().optional()
}
