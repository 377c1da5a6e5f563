import type { HttpContext } from '@adonisjs/core/http'
import { SimpleMessagesProvider } from '@vinejs/vine'

type Page = HttpContext['page']

/**
 * Vine's words in the member's language, naming each field as the form does.
 *
 * @param area whose words hold `errors.<rule>` and `fields.<field>`
 */
export function sentencesOf(
  page: Page,
  area: string,
  { rules, fields }: { rules: readonly string[]; fields: readonly string[] }
) {
  const messages = rules.map((rule) => [
    rule,
    page.t(`${area}.errors.${rule}`, {
      field: '{{ field }}',
      max: '{{ max }}',
      min: '{{ min }}',
    }),
  ])
  const names = fields.map((field) => [field, page.t(`${area}.fields.${field}`)])
  return new SimpleMessagesProvider(Object.fromEntries(messages), Object.fromEntries(names))
}
