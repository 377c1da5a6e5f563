import type { HttpContext } from '@adonisjs/core/http'
import { currentClinic } from '@medtrack/sdk'
import { ageOn, spokenAge, todayIn } from '../people/age.js'
import { PHONE_USES, SEXES, type DraftField, type PatientDraft } from '../people/draft.js'
import { writtenDate } from '../people/written_date.js'
import { MARITAL_STATUSES } from '../people/marital_status.js'

type Page = HttpContext['page']

/** Boxes for phones that the form always shows. */
const PHONE_BOXES = 3

/** What the form needs besides the patient: choices in the member's language. */
export function formChoices(page: Page, draft: PatientDraft) {
  const choices = (group: string, values: readonly string[]) =>
    values.map((value) => ({ value, label: page.t(`${group}.${value}`) }))
  const boxes = Math.max(PHONE_BOXES, draft.phones.length + 1)
  return {
    sexes: choices('sexes', SEXES),
    maritalStatuses: choices('maritalStatuses', MARITAL_STATUSES),
    phoneUses: choices('phoneUses', PHONE_USES),
    phones: Array.from(
      { length: boxes },
      (_, index) => draft.phones[index] ?? { use: PHONE_USES[index % 3], number: '' }
    ),
    today: todayIn(currentClinic().clinic.timeZone),
  }
}

/** A field's value as a person reads it. */
export function describe(page: Page, draft: PatientDraft, field: DraftField): string {
  const value = draft[field]
  if (value === null || value === '' || value === false) return ''
  if (value === true) return page.t('yes')
  if (field === 'sex') return page.t(`sexes.${draft.sex}`)
  if (field === 'maritalStatus') return page.t(`maritalStatuses.${draft.maritalStatus}`)
  if (field === 'birthDate' || field === 'deceasedOn') {
    return writtenDate(draft[field], currentClinic().clinic.dateOrder)
  }
  if (field === 'phones') {
    return draft.phones
      .map(({ use, number }) => `${number} (${page.t(`phoneUses.${use}`)})`)
      .join(', ')
  }
  return String(value)
}

/** `71 years`, or at the time of death. */
export function describeAge(
  page: Page,
  { birthDate, deceased, deceasedOn }: PatientDraft
): string | null {
  if (!birthDate || (deceased && !deceasedOn)) return null
  const { unit, count } = spokenAge(
    ageOn(birthDate, deceasedOn ?? todayIn(currentClinic().clinic.timeZone))
  )
  return page.t(`age.${unit}`, { count })
}

const ABOUT = [
  'recordNumber',
  'preferred',
  'birthDate',
  'sex',
  'genderIdentity',
  'maritalStatus',
  'deceasedOn',
] as const
const CONTACT = ['email', 'addressLine', 'city', 'state', 'postalCode', 'country'] as const

/** What the chart shows, in words. */
export function chart(page: Page, draft: PatientDraft) {
  const facts = (fields: readonly DraftField[]) =>
    fields
      .filter((field) => field !== 'deceasedOn' || draft.deceased)
      .map((field) => ({
        term: page.t(`fields.${field}`),
        value: describe(page, draft, field),
        private: field === 'preferred',
      }))
  const phones = draft.phones.map(({ use, number }) => ({
    term: page.t(`fields.phone-${use}`),
    value: number,
    private: true,
  }))
  const contact = facts(CONTACT).map((fact) => ({ ...fact, private: true }))
  return { about: facts(ABOUT), contact: [...phones, ...contact] }
}

/** Two versions side by side, field by field where they differ. */
export function differences(
  page: Page,
  saved: PatientDraft,
  typed: PatientDraft,
  fields: readonly DraftField[]
) {
  return fields.map((field) => ({
    label: page.t(`fields.${field}`),
    saved: describe(page, saved, field),
    typed: describe(page, typed, field),
  }))
}
