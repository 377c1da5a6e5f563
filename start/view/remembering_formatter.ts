import type { TranslationsFormatterContract } from '@adonisjs/i18n/types'
import formatters from '@poppinss/intl-formatter'
import { IntlMessageFormat } from 'intl-messageformat'

const FORMATTERS = {
  getNumberFormat: formatters.number,
  getDateTimeFormat: formatters.date,
  getPluralRules: formatters.plural,
}
const COUNTS_KEPT = 1_000
/** Whatever makes a message more than its own text in ICU's syntax. */
const HAS_SYNTAX = /[{}'#<]/

/**
 * ICU messages, parsed once. The framework's own formatter parses a message each time it is said,
 * which took a sixth of the time of a page with a list.
 */
export class RememberingFormatter implements TranslationsFormatterContract {
  readonly name = 'icu'
  readonly #parsed = new Map<string, IntlMessageFormat>()
  readonly #counts = new Map<string, string>()

  format(message: string, locale: string, data: Record<string, unknown> = {}): string {
    if (!HAS_SYNTAX.test(message)) return message
    const isCount = Object.values(data).every((value) => typeof value === 'number')
    return isCount ? this.#formatCount(message, locale, data) : this.#format(message, locale, data)
  }

  /** Sentences that say nothing but numbers recur on every page ("Page 2 of 9") and are kept. */
  #formatCount(message: string, locale: string, data: Record<string, unknown>): string {
    const id = `${locale} ${message} ${Object.values(data).join(' ')}`
    const said = this.#counts.get(id) ?? this.#format(message, locale, data)
    if (this.#counts.size >= COUNTS_KEPT) this.#counts.clear()
    this.#counts.set(id, said)
    return said
  }

  #format(message: string, locale: string, data: Record<string, unknown>): string {
    return String(this.#parse(message, locale).format(data as Record<string, string>))
  }

  #parse(message: string, locale: string): IntlMessageFormat {
    const id = `${locale} ${message}`
    const known = this.#parsed.get(id)
    if (known) return known
    const options = { formatters: FORMATTERS, ignoreTag: true }
    const parsed = new IntlMessageFormat(message, locale, undefined, options)
    this.#parsed.set(id, parsed)
    return parsed
  }
}
