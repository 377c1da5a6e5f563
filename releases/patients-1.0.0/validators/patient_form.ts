import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { errors, SimpleMessagesProvider } from '@vinejs/vine'
import { todayIn } from '../people/age.js'
import { readDate, type ReadDate } from '../people/dates.js'
import { tidy, tidyRecordNumber, type DraftField, type PatientDraft } from '../people/draft.js'
import { implausibilities } from '../people/plausible_dates.js'
import { DATE, patientValidator } from './patient_validator.js'

type Input = Awaited<ReturnType<typeof patientValidator.validate>>
type Page = HttpContext['page']

const RULES = ['required', 'minLength', 'maxLength', 'regex', 'email', 'enum'] as const

/**
 * The patient as typed into the form.
 *
 * @throws E_VALIDATION_ERROR with a sentence for each field
 */
export async function readPatientForm({ request, page }: HttpContext): Promise<PatientDraft> {
  const wrongDates = dateProblems(request.only(['birthDate', 'deceasedOn'])).map((problem) =>
    message(page, problem)
  )
  try {
    const input = await request.validateUsing(patientValidator, {
      messagesProvider: sentences(page),
    })
    if (wrongDates.length > 0) throw new errors.E_VALIDATION_ERROR(wrongDates)
    return toDraft(input)
  } catch (error) {
    if (!(error instanceof errors.E_VALIDATION_ERROR) || error.messages === wrongDates) throw error
    throw new errors.E_VALIDATION_ERROR([...error.messages, ...wrongDates])
  }
}

/** Shows the form again with a sentence at one field. */
export function refuseField(page: Page, field: DraftField, rule: string): never {
  throw new errors.E_VALIDATION_ERROR([message(page, { field, rule })])
}

function message(page: Page, { field, rule }: { field: string; rule: string }) {
  return { field, rule, message: page.t(`errors.${rule}`, { field: page.t(`fields.${field}`) }) }
}

/** Vine's words in the member's language, naming the field as the form does. */
function sentences(page: Page) {
  const fields = [
    'given',
    'family',
    'email',
    'birthDate',
    'deceasedOn',
    'allergies',
    'recordNumber',
  ]
  const names = Object.fromEntries(fields.map((field) => [field, page.t(`fields.${field}`)]))
  const messages = Object.fromEntries(
    RULES.map((rule) => [
      rule,
      page.t(`errors.${rule}`, { field: '{{ field }}', max: '{{ max }}' }),
    ])
  )
  return new SimpleMessagesProvider(messages, { ...names, number: page.t('fields.phones') })
}

/** What no calendar has (2023-02-29) and what cannot be; told together with everything else. */
function dateProblems(input: Record<string, unknown>) {
  const today = todayIn(currentClinic().clinic.timeZone)
  const read = (field: 'birthDate' | 'deceasedOn') => {
    const typed = input[field]
    return typeof typed === 'string' && DATE.test(typed) ? readDate(typed, 'ymd', today) : null
  }
  const dates = { birthDate: read('birthDate'), deceasedOn: read('deceasedOn') }
  const iso = (date: ReadDate | null) => (date?.kind === 'date' ? date.iso : null)
  const unreal = (['birthDate', 'deceasedOn'] as const)
    .filter((field) => dates[field]?.kind === 'impossible')
    .map((field) => ({ field, rule: 'impossible-date' }))
  const implausible = implausibilities(
    { birthDate: iso(dates.birthDate), deceasedOn: iso(dates.deceasedOn) },
    today
  )
  return [...unreal, ...implausible.map(({ field, code }) => ({ field, rule: code }))]
}

function toDraft(input: Input): PatientDraft {
  const phones = (input.phones ?? []).flatMap(({ use, number }) => {
    const tidied = tidy(number)
    return tidied ? [{ use, number: tidied }] : []
  })
  return {
    recordNumber: tidyRecordNumber(input.recordNumber),
    prefix: tidy(input.prefix),
    given: tidy(input.given) ?? '',
    middle: tidy(input.middle),
    family: tidy(input.family) ?? '',
    suffix: tidy(input.suffix),
    preferred: tidy(input.preferred),
    sex: input.sex,
    genderIdentity: tidy(input.genderIdentity),
    birthDate: input.birthDate ?? null,
    deceased: Boolean(input.deceased || input.deceasedOn),
    deceasedOn: input.deceasedOn ?? null,
    maritalStatus: input.maritalStatus ?? null,
    phones,
    email: input.email ?? null,
    addressLine: tidy(input.addressLine),
    city: tidy(input.city),
    state: tidy(input.state),
    postalCode: tidy(input.postalCode),
    country: tidy(input.country),
    allergies: input.allergies ?? null,
  }
}
