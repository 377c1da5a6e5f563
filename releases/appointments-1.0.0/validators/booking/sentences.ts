import type { HttpContext } from '@adonisjs/core/http'
import { errors, SimpleMessagesProvider } from '@vinejs/vine'
import { ImpossibleBookingError } from '../../booking/errors.js'

type Page = HttpContext['page']

const RULES = ['required', 'maxLength', 'regex', 'email', 'number', 'range', 'enum'] as const
const FIELDS = {
  'date': 'date',
  'time': 'time',
  'minutes': 'minutes',
  'note': 'note',
  'reason': 'reason',
  'overbookReason': 'overbookReason',
  'newcomer.given': 'given',
  'newcomer.family': 'family',
  'newcomer.birthDate': 'birthDate',
  'newcomer.phone': 'phone',
  'newcomer.email': 'email',
} as const

/** Vine's words in the member's language, naming each field as the form does. */
export function sentences(page: Page) {
  const messages = RULES.map((rule) => [
    rule,
    page.t(`booking.errors.${rule}`, { field: '{{ field }}', max: '{{ max }}', min: '{{ min }}' }),
  ])
  const names = Object.entries(FIELDS).map(([field, word]) => {
    return [field.split('.').at(-1) ?? field, page.t(`booking.fields.${word}`)]
  })
  return new SimpleMessagesProvider(Object.fromEntries(messages), Object.fromEntries(names))
}

/** Shows the form again with a sentence at a field. */
export function refuse(page: Page, field: string, problem: string): never {
  throw new errors.E_VALIDATION_ERROR([
    { field, rule: problem, message: page.t(`booking.problems.${problem}`) },
  ])
}

/** At which box the form says what could not be. */
const AT: Record<ImpossibleBookingError['problem'], string> = {
  time: 'time',
  length: 'minutes',
  doctor: 'doctorId',
  room: 'roomId',
  type: 'typeId',
  patient: 'patientId',
}

/** What cannot be booked at all is said at the box it is about. */
export async function orRefuse<T>(page: Page, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ImpossibleBookingError) refuse(page, AT[error.problem], error.problem)
    throw error
  }
}
