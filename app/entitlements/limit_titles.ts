import type { HttpContext } from '@adonisjs/core/http'
import { declaredLimit } from '#entitlements/limit_declarations'

/** What a limit is called: in the reader's language where there are words, else as its module says. */
export function limitTitle({ i18n }: Pick<HttpContext, 'i18n'>, name: string): string {
  return i18n.t(`clinics.limits.${name}`, {}, declaredLimit(name)?.title ?? name)
}
