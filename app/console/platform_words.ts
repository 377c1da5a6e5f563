import type { HttpContext } from '@adonisjs/core/http'

/** What an act of the platform is called; its own name where there are no words for it. */
export function platformActLabel({ i18n }: Pick<HttpContext, 'i18n'>, action: string): string {
  const names = [`console.acts.${action}`, `clinics.acts.${action}`]
  const known = names.find((name) => i18n.hasMessage(name) || i18n.hasFallbackMessage(name))
  return known ? i18n.t(known) : action
}

/** The small facts of a line in one row of text. */
export function platformFacts({ details }: { details: string | null }): string {
  return Object.entries(JSON.parse(details ?? '{}') as Record<string, unknown>)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')
}
