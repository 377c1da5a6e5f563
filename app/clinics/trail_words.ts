import type { HttpContext } from '@adonisjs/core/http'
import type { TrailEvent } from '#audit/clinic_trail'
import { registry } from '#releases/registry'

/**
 * What an act is called. The core's are in `clinics.acts`; a module may name its own under `audit`
 * in its words, by what follows its key, else its title and that must do.
 */
export function actLabel({ i18n, presence }: HttpContext, action: string): string {
  const [key] = action.split('.')
  const verb = action.slice(key.length + 1)
  const verdict = presence.access.verdict(key)
  const release = verdict.isOn ? verdict.release : registry.versions(key).at(-1)
  const names = [`clinics.acts.${action}`, release && `${release.namespace}.audit.${verb}`]
  const known = names.find(
    (name) => name && (i18n.hasMessage(name) || i18n.hasFallbackMessage(name))
  )
  if (known) return i18n.t(known)
  return `${release?.contract.title ?? key}: ${verb.replaceAll(/[._]/g, ' ')}`
}

/** The small facts of a line in one row of text. */
export function factsOf({ details }: Pick<TrailEvent, 'details'>): string {
  if (!details) return ''
  const facts = Object.entries(JSON.parse(details) as Record<string, unknown>)
  return facts
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name}: ${[value].flat().map(asText).join(', ')}`)
    .join(' · ')
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
