import type { HttpContext } from '@adonisjs/core/http'
import { errors, SimpleMessagesProvider } from '@vinejs/vine'

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
  const values = { field: '{{ field }}', max: '{{ max }}', min: '{{ min }}' }
  const messages = rules.map((rule) => [rule, page.t(`${area}.errors.${rule}`, values)])
  const names = fields.map((field) => [field, page.t(`${area}.fields.${field}`)])
  return new SimpleMessagesProvider(Object.fromEntries(messages), Object.fromEntries(names))
}

/** What is wrong with a form, beyond what Vine sees: shown at the field. */
export interface Problem {
  field: string
  /** Below `<area>.errors`. */
  rule: string
}

/** @throws E_VALIDATION_ERROR where there are problems */
export function refuseFor(page: Page, area: string, problems: readonly Problem[]) {
  if (problems.length > 0) throw refusalOf(page, area, problems)
}

/** What no rule of Vine can know of one field. */
export function refuseField(page: Page, area: string, field: string, rule: string): never {
  throw refusalOf(page, area, [{ field, rule }])
}

function refusalOf(page: Page, area: string, problems: readonly Problem[]) {
  return new errors.E_VALIDATION_ERROR(
    problems.map(({ field, rule }) => ({ field, rule, message: page.t(`${area}.errors.${rule}`) }))
  )
}
