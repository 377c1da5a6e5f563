import type { HttpContext } from '@adonisjs/core/http'
import { SimpleMessagesProvider, errors } from '@vinejs/vine'

type Page = HttpContext['page']

/**
 * Vine's words in the reader's language, naming each field as the form does.
 *
 * @param area whose words hold `errors.<rule>` and `fields.<field>`
 */
export function sentencesOf(
  page: Page,
  area: string,
  { rules, fields }: { rules: readonly string[]; fields: readonly string[] }
) {
  const blanks = { field: '{{ field }}', max: '{{ max }}', min: '{{ min }}' }
  const messages = rules.map((rule) => [rule, page.t(`${area}.errors.${rule}`, blanks)])
  const names = fields.map((field) => [field, page.t(`${area}.fields.${field}`)])
  return new SimpleMessagesProvider(Object.fromEntries(messages), Object.fromEntries(names))
}

/** What no rule of Vine can know. */
export function refuseField(page: Page, area: string, field: string, rule: string): never {
  const message = page.t(`${area}.errors.${rule}`)
  throw new errors.E_VALIDATION_ERROR([{ field, rule, message }])
}
