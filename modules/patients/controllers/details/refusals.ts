import type { ModulePage } from '@medtrack/sdk'
import { errors, SimpleMessagesProvider } from '@vinejs/vine'
import { FieldsRefusedError } from '../../details/errors.js'

const RULES = [
  'required',
  'minLength',
  'maxLength',
  'min',
  'max',
  'number',
  'withoutDecimals',
  'regex',
  'email',
  'enum',
  'partialDate',
  'in-the-future',
] as const

type Page = Pick<ModulePage, 't'>

/** Vine's words in the member's language, naming each field as the form does. */
export function sentences(page: Page, fields: readonly string[]) {
  const names = Object.fromEntries(fields.map((field) => [field, nameOf(page, field)]))
  const messages = Object.fromEntries(
    RULES.map((rule) => [
      rule,
      page.t(`details.errors.${rule}`, {
        field: '{{ field }}',
        max: '{{ max }}',
        min: '{{ min }}',
      }),
    ])
  )
  return new SimpleMessagesProvider(messages, names)
}

/** What the clinic's own data told is said like whatever the validator found: at its field, the typing kept. */
export async function tellingFields<T>(page: Page, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof FieldsRefusedError)) throw error
    throw new errors.E_VALIDATION_ERROR(
      error.problems.map(({ field, rule, facts }) => {
        const words = { field: nameOf(page, field), ...facts }
        return { field, rule, message: page.t(`details.errors.${rule}`, words) }
      })
    )
  }
}

function nameOf(page: Page, field: string): string {
  return page.t(`details.fields.${field}`)
}
