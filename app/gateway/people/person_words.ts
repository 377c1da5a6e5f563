import i18nManager from '@adonisjs/i18n/services/main'
import type { ClinicFacts } from '@medtrack/sdk'
import { appUrl } from '#config/app'
import { ledger } from '#releases/ledger'
import { namespaceOf } from '#releases/release'

/** A module's words for somebody who is no member, in the nearest language that it speaks. */
export interface PersonWords {
  locale: string
  say(key: string, data: Record<string, string>): string
  /** Of a public page of the module. */
  url(path: string): string
}

/** @returns `null` where the clinic does not have the module */
export async function personWords(
  clinic: ClinicFacts,
  module: string,
  language: string
): Promise<PersonWords | null> {
  const entry = (await ledger.of(clinic.id)).get(module)
  if (!entry) return null
  const namespace = namespaceOf(module, entry.version)
  const i18n = nearestTo(language)
  return {
    locale: i18n.locale,
    say: (key, data) => i18n.t(`${namespace}.${key}`, { ...data, clinic: clinic.name }),
    url: (path) => new URL(`/p/${clinic.slug}/${module}${path}`, appUrl).href,
  }
}

/** The words of the nearest language that is spoken. */
export function nearestTo(language: string) {
  return i18nManager.locale(
    i18nManager.getSupportedLocaleFor(language) ?? i18nManager.defaultLocale
  )
}
